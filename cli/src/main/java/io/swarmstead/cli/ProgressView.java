package io.swarmstead.cli;

import io.swarmstead.plan.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What an execution looks like at each moment: lines that stay and lines that still run. Knows nothing of a terminal
 * and nothing of the clock; times are nanoseconds of whatever clock the caller keeps. For one thread at a time.
 */
final class ProgressView {
    private final Output output;
    private final SequencedMap<Activity, Long> running = new LinkedHashMap<>();
    private int hostWidth;

    ProgressView(Output output) {
        this.output = output;
    }

    /** The line that says so, where there is no live view. */
    String started(Activity activity, long now) {
        running.put(activity, now);
        hostWidth = Math.max(hostWidth, activity.host().length());
        return "… " + name(activity);
    }

    /** The lines that stay. */
    List<String> ended(Outcome outcome, Duration elapsed) {
        Activity step = Activity.of(outcome.step());
        return switch (outcome) {
            case Outcome.Done _ -> List.of(done(step, elapsed));
            case Outcome.Held _ -> List.of("- " + name(step) + "  not started");
            case Outcome.Failed failed -> {
                running.remove(step);
                List<String> lines = new ArrayList<>();
                lines.add(output.paint(Style.RED, "✗") + " " + name(step) + time(elapsed));
                lines.addAll(Problems.lines("    ", "    ", failed.problem()));
                yield lines;
            }
        };
    }

    /** The line that stays of what was done. */
    String done(Activity activity, Duration elapsed) {
        running.remove(activity);
        return output.paint(Style.GREEN, "✓") + " " + name(activity) + time(elapsed);
    }

    private String time(Duration elapsed) {
        return "  " + output.paint(Style.FAINT, Elapsed.text(elapsed));
    }

    /** The steps that run, oldest first, each cut to the width; those beyond the height only as their number. */
    List<String> running(long now, Size size) {
        int room = Math.max(1, size.rows() - 1);
        List<String> lines = new ArrayList<>();
        running.forEach((activity, start) -> lines.add(live(activity, Duration.ofNanos(now - start), size.columns())));
        if (lines.size() <= room) {
            return lines;
        }
        List<String> shown = new ArrayList<>(lines.subList(0, room - 1));
        shown.add("… and " + (lines.size() - room + 1) + " more");
        return shown;
    }

    private String live(Activity activity, Duration elapsed, int columns) {
        String time = "  " + Elapsed.text(elapsed);
        String name = "… " + name(activity);
        int room = Math.max(0, columns - 1 - time.length());
        return (name.length() > room ? name.substring(0, room) : name) + time;
    }

    private String name(Activity activity) {
        String host = activity.host();
        return host + " ".repeat(Math.max(0, hostWidth - host.length())) + "  " + activity.action();
    }
}
