package io.swarmstead.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Works that run at the same time; all of them end before the first failure is thrown. */
record SideBySide(List<Work> works) {
    static void run(Work... works) throws LabException {
        new SideBySide(List.of(works)).run();
    }

    void run() throws LabException {
        List<Future<?>> running = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Work work : works) {
                running.add(threads.submit(() -> {
                    work.run();
                    return true;
                }));
            }
        }
        for (Future<?> each : running) {
            await(each);
        }
    }

    private static void await(Future<?> work) throws LabException {
        try {
            work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("machine: interrupted", e, "run the command again");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LabException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
