package io.swarmstead.cli;

/** What is done when somebody leaves with Ctrl-C, for as long as this is open. */
final class Leaving implements AutoCloseable {
    private final Progress progress;
    private final Thread hook;

    private Leaving(Progress progress, Thread hook) {
        this.progress = progress;
        this.hook = hook;
    }

    /** From now on; the progress is closed before, and with this. */
    static Leaving with(Progress progress, Runnable farewell) {
        Thread hook = Thread.ofPlatform().unstarted(() -> {
            progress.close();
            farewell.run();
        });
        Runtime.getRuntime().addShutdownHook(hook);
        return new Leaving(progress, hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            progress.close();
        } catch (IllegalStateException _) {
            // The process ends already, and the hook says what there is to say.
        }
    }
}
