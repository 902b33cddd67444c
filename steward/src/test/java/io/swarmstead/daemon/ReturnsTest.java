package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReturnsTest {
    private long seconds;
    private boolean complete = true;
    private final Returns returns = new Returns(
            () -> complete,
            Duration.ofMinutes(1),
            () -> Duration.ofSeconds(seconds).toNanos());

    private void until(long second) {
        while (seconds < second) {
            seconds++;
            returns.tick();
        }
    }

    @Test
    void theStartIsOneAndEachAbsenceAnotherHoweverShort() {
        until(59);
        assertThat(returns.count()).isZero();
        until(1000);
        assertThat(returns.count()).isEqualTo(1);

        complete = false;
        until(1001);
        complete = true;
        until(1060);
        assertThat(returns.count()).isEqualTo(1);
        until(1070);
        assertThat(returns.count()).isEqualTo(2);
    }

    @Test
    void whoeverComesAndGoesHasNotReturned() {
        for (int time = 50; time < 1000; time += 50) {
            complete = false;
            until(time + 1);
            complete = true;
            until(time + 50);
        }

        assertThat(returns.count()).isZero();
    }
}
