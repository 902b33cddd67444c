package io.swarmstead.deployment;

import io.swarmstead.host.HostException;
import io.swarmstead.spec.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Questions and commands to several hosts at the same time, each on a thread of its own. */
final class SideBySide implements AutoCloseable {
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    /** Something to do for one of several. */
    @FunctionalInterface
    interface Work<K, V> {
        V on(K one) throws HostException;
    }

    /** What is under way for each. */
    record Started<K, V>(Map<K, Future<V>> work) {
        /**
         * Waits for all of them.
         *
         * @throws HostException the first failure, once all have ended
         */
        Map<K, V> results() throws HostException {
            Map<K, V> results = new LinkedHashMap<>();
            HostException failure = null;
            for (var one : work.entrySet()) {
                try {
                    results.put(one.getKey(), one.getValue().get());
                } catch (ExecutionException failed) {
                    if (!(failed.getCause() instanceof HostException known)) {
                        throw new IllegalStateException(failed.getCause());
                    }
                    failure = failure == null ? known : failure;
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                    throw new HostException(
                            new Problem("stopped", "we were interrupted while we waited", "run it again"), stop);
                }
            }
            if (failure != null) {
                throw failure;
            }
            return results;
        }
    }

    <K, V> Started<K, V> each(List<K> all, Work<K, V> work) {
        Map<K, Future<V>> started = new LinkedHashMap<>();
        all.forEach(one -> started.put(one, executor.submit(() -> work.on(one))));
        return new Started<>(started);
    }

    @Override
    public void close() {
        executor.close();
    }
}
