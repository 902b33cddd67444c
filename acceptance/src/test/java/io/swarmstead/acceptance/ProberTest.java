package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class ProberTest {
    private static final Duration LONG = Duration.ofMillis(300);

    /** All tests that measure a silence rest on this. */
    @Test
    void aSilenceThatNoAnswerEndsCountsForAsLongAsItLasts() {
        AtomicBoolean answers = new AtomicBoolean(true);
        try (Prober prober = Prober.of(answers::get)) {
            await("answers").until(() -> prober.asked() > 1);
            answers.set(false);

            await("the silence is told").until(() -> prober.longestSilence().compareTo(LONG) > 0);

            assertThat(prober.failed()).isPositive();
        }
    }

    @Test
    void afterItsEndASilenceGrowsNoMore() {
        Prober prober = Prober.of(() -> false);
        await("it asks").until(() -> prober.asked() > 0);

        prober.close();

        Duration told = prober.longestSilence();
        long end = System.nanoTime();
        await().until(() -> System.nanoTime() > end);
        assertThat(prober.longestSilence()).isEqualTo(told).isPositive();
    }
}
