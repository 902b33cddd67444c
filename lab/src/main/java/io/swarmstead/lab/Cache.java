package io.swarmstead.lab;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** What all labs of a machine share and none of them changes: the base of the hosts, the images, downloads, and locks. */
record Cache(Folder folder) {
    /** A file lock is held by a whole process; this keeps its threads apart. */
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    static Cache in(Path home) {
        return new Cache(new Folder(home.resolve("cache")));
    }

    /** Does the work while nobody else on this machine does work under the same lock. */
    void alone(String lock, Work work) throws LabException {
        folder.create();
        Path file = folder.at(lock + ".lock");
        ReentrantLock thread = THREADS.computeIfAbsent(file, _ -> new ReentrantLock());
        thread.lock();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            work.run();
        } catch (IOException e) {
            throw new LabException("machine: cannot lock " + file, e, "look at the folder's rights");
        } finally {
            thread.unlock();
        }
    }
}
