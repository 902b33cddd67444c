package io.swarmstead.daemon;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** Always the same. */
record Fixed(String name, Optional<String> look) implements Sense {
    @Override
    public String subject() {
        return name;
    }

    @Override
    public String wellbeing() {
        return "well";
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Duration interval() {
        return Duration.ZERO;
    }

    @Override
    public void abandon() {}

    /** A watch that has looked once; nothing wrong where the text is empty. */
    static Watch seen(String name, String wrong, ExecutorService threads) throws IOException {
        Watch watch = new Watch(
                new Fixed(name, Optional.of(wrong).filter(text -> !text.isEmpty())), threads, InstantSource.system());
        watch.begin();
        try {
            watch.settle(Duration.ofSeconds(5));
        } catch (InterruptedException stop) {
            throw new IOException(stop);
        }
        return watch;
    }

    /** A watch that has not looked yet. */
    static Watch unseen(String name, ExecutorService threads) {
        return new Watch(new Fixed(name, Optional.empty()), threads, InstantSource.system());
    }
}
