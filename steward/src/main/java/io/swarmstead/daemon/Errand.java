package io.swarmstead.daemon;

import io.swarmstead.host.HostException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** Work on the host that takes longer than a tick: in a thread of its own, and never twice at a time. */
final class Errand {
    /** The work. */
    interface Work {
        void run() throws HostException;
    }

    private final String subject;
    private final Executor threads;
    private final Journal journal;
    private final AtomicBoolean underWay = new AtomicBoolean();

    /**
     * Work of one kind.
     *
     * @param subject what the journal calls it
     */
    Errand(String subject, Executor threads, Journal journal) {
        this.subject = subject;
        this.threads = threads;
        this.journal = journal;
    }

    /** Begins the work, unless it is under way already. That it fails is written down; when to try again is for the duty to say. */
    boolean begin(Work work) {
        if (!underWay.compareAndSet(false, true)) {
            return false;
        }
        threads.execute(() -> {
            try {
                work.run();
            } catch (HostException failed) {
                journal.write(subject, failed.problem().what(), failed.problem().why());
            } catch (RuntimeException mistake) {
                journal.write(subject, "a mistake of ours: " + mistake, "");
            } finally {
                underWay.set(false);
            }
        });
        return true;
    }

    /** Where it is written down. */
    Journal journal() {
        return journal;
    }

    boolean underWay() {
        return underWay.get();
    }
}
