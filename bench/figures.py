"""Figures and tables.

figures.py median|worst NUMBER...   prints that one number
figures.py table                    standard input: rows of cells between tabs, the heading first; prints a table
figures.py goals                    standard input: NAME, JUDGED, GOAL, UNIT, NUMBERS between tabs; prints a table with the
                                    verdict. JUDGED says which figure has to be within the goal: median, worst or
                                    none of them; cited is somebody else's figure, and GOAL says whose
"""

import statistics
import sys


def rows():
    return [line.rstrip("\n").split("\t") for line in sys.stdin if line.strip()]


def table(cells):
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    for number, row in enumerate(cells):
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |")
        if number == 0:
            print("|" + "|".join("-" * (width + 2) for width in widths) + "|")


def figure(number, unit):
    text = f"{number:.2f}" if number < 10 else f"{number:.1f}"
    return f"{text} {unit}".strip()


def with_goals(given):
    cells = [["figure", "runs", "median", "worst", "goal", "verdict"]]
    for name, judged, goal, unit, numbers in given:
        values = [float(number) for number in numbers.split()]
        of = {"median": statistics.median(values), "worst": max(values)}
        if judged == "cited":
            cells.append([name, "–", figure(values[0], unit), "–", "–", goal])
            continue
        limit, verdict = "–", ""
        if judged in of:
            limit = f"{judged} ≤ {goal} {unit}"
            verdict = "met" if of[judged] <= float(goal) else "MISSED"
        cells.append([name, str(len(values)), figure(of["median"], unit), figure(of["worst"], unit), limit, verdict])
    return cells


def main():
    what = sys.argv[1]
    numbers = [float(number) for number in sys.argv[2:]]
    if what == "median":
        print(f"{statistics.median(numbers):.2f}")
    elif what == "worst":
        print(f"{max(numbers):.2f}")
    elif what == "table":
        table(rows())
    elif what == "goals":
        table(with_goals(rows()))
    else:
        sys.exit(__doc__)


main()
