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
    private static Wellness wellness(Watch... watches) {
        return new Wellness(List.of(watches), () -> false);
    }

    @Test
    void aHostIsWellWhenAllWasSeenAndNothingHasBeenBadForLong() throws IOException {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Watch mount = Fixed.seen("mount", "", threads);
            Watch stalled = Fixed.seen("mount", "it does not answer", threads);
            Watch unknown = Fixed.unseen("ingress", threads);

            assertThat(wellness(mount).well()).isTrue();
            assertThat(wellness(stalled).well()).isTrue();
            assertThat(wellness(mount, unknown).well()).isFalse();
            assertThat(wellness(mount, Fixed.seen("other", "it is gone", threads))
                            .well())
                    .isFalse();
        }
    }

    @Test
    void aHostIsNotWellWhileAnotherIsTheBetterOne() throws IOException {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Watch mount = Fixed.seen("mount", "", threads);

            assertThat(new Wellness(List.of(mount), () -> true).well()).isFalse();
        }
    }
}
