package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WellnessTest {
    @Test
    void aHostIsWellWhenAllWasSeenAndNothingHasBeenBadForLong() throws IOException {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Watch mount = Fixed.seen("mount", "", threads);
            Watch stalled = Fixed.seen("mount", "it does not answer", threads);
            Watch unknown = Fixed.unseen("ingress", threads);

            assertThat(new Wellness(List.of(mount)).well()).isTrue();
            assertThat(new Wellness(List.of(stalled)).well()).isTrue();
            assertThat(new Wellness(List.of(mount, unknown)).well()).isFalse();
            assertThat(new Wellness(List.of(mount, Fixed.seen("other", "it is gone", threads))).well())
                    .isFalse();
        }
    }
}
