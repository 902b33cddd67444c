#!/usr/bin/env python3
"""known-faults.py DATABASE BOM: holds a bill of materials against a database of known faults, without the internet.

DATABASE is OSV's export for Maven (all.zip, a JSON file for each fault), which somebody brings: it is dated, and its newest
entry is told. BOM is CycloneDX in JSON. Exits with 0 where nothing is known, 1 where something is, 2 where it was not looked.
"""
import json
import re
import sys
import zipfile


def refuse(what, why, step):
    print(f"problem: {what}\n  why:  {why}\n  next: {step}", file=sys.stderr)
    sys.exit(2)


def key(version):
    """Good enough to order releases: numbers by size, and before a release whatever leads to it (2.0-rc1 < 2.0)."""
    words = re.findall(r"\d+|[a-z]+", version.lower())
    final = [(1, int(word)) if word.isdigit() else (0, word) for word in words if word not in ("final", "ga", "release")]
    while final and final[-1] == (1, 0):
        final.pop()
    return final + [(0, "~")]


def within(version, events):
    hit = False
    for event in events:
        if "introduced" in event and (event["introduced"] == "0" or key(version) >= key(event["introduced"])):
            hit = True
        if "fixed" in event and key(version) >= key(event["fixed"]):
            hit = False
        if "last_affected" in event and key(version) > key(event["last_affected"]):
            hit = False
    return hit


def affects(affected, version):
    return version in affected.get("versions", []) or any(
        within(version, kind.get("events", [])) for kind in affected.get("ranges", []) if kind.get("type") != "GIT"
    )


def main():
    if len(sys.argv) != 3:
        refuse("two files are needed", "usage: known-faults.py DATABASE BOM", "see CONTRIBUTING.md")
    try:
        with open(sys.argv[2], encoding="utf-8") as file:
            parts = {(f'{part["group"]}:{part["name"]}', part["version"]) for part in json.load(file)["components"] if "group" in part}
        with zipfile.ZipFile(sys.argv[1]) as entries:
            faults = [json.loads(entries.read(name)) for name in entries.namelist() if name.endswith(".json")]
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as unread:
        refuse("it was not looked for known faults", f"{type(unread).__name__}: {unread}", "give OSV's all.zip and CycloneDX's bom.json")
    if not faults or not parts:
        refuse("it was not looked for known faults", "the database or the bill is empty", "give OSV's all.zip and CycloneDX's bom.json")
    found = []
    for fault in faults:
        if "withdrawn" in fault:
            continue
        for affected in fault.get("affected", []):
            package = affected.get("package", {})
            if package.get("ecosystem") == "Maven":
                found += [
                    f'{name} {version}: {fault["id"]} {fault.get("summary", "")}'
                    for name, version in parts
                    if name == package.get("name") and affects(affected, version)
                ]
    for line in sorted(set(found)):
        print(line)
    newest = max(fault.get("modified", "") for fault in faults)[:10]
    print(f"{len(parts)} parts, {len(faults)} faults in a database of {newest}: {len(set(found))} known")
    sys.exit(1 if found else 0)


main()
