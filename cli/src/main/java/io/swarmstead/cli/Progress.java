package io.swarmstead.cli;

import io.swarmstead.plan.Execution;
import io.swarmstead.plan.Outcome;
import io.swarmstead.plan.Step;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Shows an execution while it goes on: on a terminal the steps that run in a block of lines that is drawn again ten
 * times a second, with the finished ones above it; elsewhere a line as each step starts and ends. Closing it leaves
 * the finished lines only. Safe for use by several threads.
 */
final class Progress implements Execution.Listener, AutoCloseable {
    private static final Duration REFRESH = Duration.ofMillis(100);
    private static final String UP = "\u001b[%dA";
    private static final String ERASE_BELOW = "\r\u001b[J";

    private final Output output;
    private final ProgressView view;
    private final Size size;
    private final Thread refresher;
    private int drawn;

    private Progress(Output output, Size size) {
        this.output = output;
        this.size = size;
        this.view = new ProgressView(output);
        this.refresher = Thread.ofVirtual().name("progress").unstarted(this::refresh);
    }

    /** Asks for the size only where it matters. */
    static Progress on(Output output, Supplier<Size> size) {
        Progress progress = new Progress(output, output.terminal() ? size.get() : Size.DEFAULT);
        if (output.terminal()) {
            progress.refresher.start();
        }
        return progress;
    }

    @Override
    public void started(Step step) {
        started(Activity.of(step));
    }

    synchronized void started(Activity activity) {
        String line = view.started(activity, System.nanoTime());
        if (output.terminal()) {
            draw(List.of());
        } else {
            output.line(line);
        }
    }

    @Override
    public synchronized void ended(Outcome outcome, Duration elapsed) {
        stay(view.ended(outcome, elapsed));
    }

    synchronized void done(Activity activity, Duration elapsed) {
        stay(List.of(view.done(activity, elapsed)));
    }

    /** Says something besides, above what runs. */
    synchronized void say(String line) {
        stay(List.of(line));
    }

    private void stay(List<String> lines) {
        if (output.terminal()) {
            draw(lines);
        } else {
            lines.forEach(output::line);
        }
    }

    private void refresh() {
        try {
            while (true) {
                Thread.sleep(REFRESH);
                draw(List.of());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** In one write, so that nothing flickers: the old block goes, new lines that stay come, the block comes again. */
    private synchronized void draw(List<String> staying) {
        List<String> live = view.running(System.nanoTime(), size);
        StringBuilder text = new StringBuilder();
        if (drawn > 0) {
            text.append(UP.formatted(drawn)).append(ERASE_BELOW);
        }
        staying.forEach(line -> text.append(output.printable(line)).append('\n'));
        live.forEach(line -> text.append(output.printable(line)).append('\n'));
        drawn = live.size();
        output.stream().print(text);
        output.stream().flush();
    }

    @Override
    public void close() {
        refresher.interrupt();
        synchronized (this) {
            if (drawn > 0) {
                output.stream().print(UP.formatted(drawn) + ERASE_BELOW);
                output.stream().flush();
                drawn = 0;
            }
        }
    }
}
