package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WellnessTest {
    /** Always the same. */
    private record Fixed(String name, Optional<String> look) implements Sense {
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

        static Watch seen(String name, String wrong, ExecutorService threads) throws IOException {
            Watch watch = new Watch(
                    new Fixed(name, Optional.of(wrong).filter(text -> !text.isEmpty())),
                    threads,
                    InstantSource.system());
            watch.begin();
            try {
                watch.settle(Duration.ofSeconds(5));
            } catch (InterruptedException stop) {
                throw new IOException(stop);
            }
            return watch;
        }
    }

    @Test
    void aHostIsWellWhenAllWasSeenAndNothingHasBeenBadForLong() throws IOException {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Watch mount = Fixed.seen("mount", "", threads);
            Watch stalled = Fixed.seen("mount", "it does not answer", threads);
            Watch unknown = new Watch(new Fixed("ingress", Optional.empty()), threads, InstantSource.system());

            assertThat(new Wellness(List.of(mount)).well()).isTrue();
            assertThat(new Wellness(List.of(stalled)).well()).isTrue();
            assertThat(new Wellness(List.of(mount, unknown)).well()).isFalse();
            assertThat(new Wellness(List.of(mount, Fixed.seen("other", "it is gone", threads))).well())
                    .isFalse();
        }
    }
}
