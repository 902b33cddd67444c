package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Looks that end, fail and hang. */
@Timeout(20)
class WatchTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Thing thing = new Thing();
    private final AtomicLong clock = new AtomicLong();
    private final Watch watch = new Watch(thing, threads, InstantSource.system(), clock::get);

    /** Is as the test says; hangs while it is told to. */
    private static final class Thing implements Sense {
        private volatile String wrong = "";
        private volatile boolean broken;
        private volatile boolean hangs;
        private final CountDownLatch abandoned = new CountDownLatch(1);
        private final AtomicInteger looks = new AtomicInteger();

        @Override
        public String name() {
            return "thing";
        }

        @Override
        public String subject() {
            return "the thing";
        }

        @Override
        public String wellbeing() {
            return "it is well";
        }

        @Override
        public Optional<String> look() throws IOException {
            looks.incrementAndGet();
            if (hangs) {
                try {
                    abandoned.await(10, TimeUnit.SECONDS);
                } catch (InterruptedException stop) {
                    throw new IOException(stop);
                }
            }
            if (broken) {
                throw new IOException("it is broken");
            }
            return Optional.of(wrong).filter(text -> !text.isEmpty());
        }

        @Override
        public void abandon() {
            abandoned.countDown();
        }

        @Override
        public Duration patience() {
            return Duration.ofMillis(100);
        }

        @Override
        public Duration interval() {
            return Duration.ZERO;
        }
    }

    private void look(Duration wait) throws InterruptedException {
        watch.begin();
        watch.settle(wait);
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void nothingIsKnownBeforeTheFirstLook() {
        assertThat(watch.condition()).isEmpty();
        assertThat(watch.good()).isFalse();
        assertThat(watch.bad()).isZero();
    }

    @Test
    void whatIsSeenIsTold() throws InterruptedException {
        look(Duration.ofSeconds(5));
        assertThat(watch.condition().orElseThrow().fact()).isEqualTo("it is well");

        thing.wrong = "it limps";
        look(Duration.ofSeconds(5));
        assertThat(watch.condition().orElseThrow().fact()).isEqualTo("it limps");
        clock.addAndGet(1);
        assertThat(watch.bad()).isEqualTo(Duration.ofNanos(1));

        thing.broken = true;
        look(Duration.ofSeconds(5));
        assertThat(watch.condition().orElseThrow().fact()).isEqualTo("the thing does not answer: it is broken");
    }

    @Test
    void aConditionThatLastsKeepsItsBeginning() throws InterruptedException {
        thing.wrong = "it limps";
        look(Duration.ofSeconds(5));
        var since = watch.condition().orElseThrow().since();

        thing.wrong = "it crawls";
        look(Duration.ofSeconds(5));

        assertThat(watch.condition().orElseThrow().since()).isEqualTo(since);
    }

    @Test
    void aLookThatHangsIsBadNewsAndAbandonedAndNoSecondOneBegins() throws InterruptedException {
        thing.hangs = true;
        look(Duration.ofMillis(10));
        assertThat(watch.condition()).isEmpty();

        clock.addAndGet(thing.patience().toNanos() + 1);
        watch.settle(Duration.ofMillis(10));

        assertThat(watch.condition().orElseThrow().fact()).isEqualTo("the thing does not answer within 100 ms");
        assertThat(thing.abandoned.getCount()).isZero();
        assertThat(thing.looks).hasValue(1);
    }

    @Test
    void afterOneThatHungItLooksAgain() throws InterruptedException {
        thing.hangs = true;
        watch.begin();
        clock.addAndGet(thing.patience().toNanos() + 1);
        watch.settle(Duration.ofMillis(10));
        assertThat(watch.good()).isFalse();
        thing.hangs = false;

        while (!watch.good()) {
            look(Duration.ofSeconds(5));
        }

        assertThat(watch.condition().orElseThrow().fact()).isEqualTo("it is well");
    }
}
