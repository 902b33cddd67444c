package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.LocalHost;
import io.swarmstead.spec.HostName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class RosterTest {
    private static final Duration AN_HOUR = Duration.ofHours(1);

    @TempDir
    private Path directory;

    private static Roster roster(List<Watch> serving, Watch other) {
        return new Roster(
                List.of(serving.getFirst(), other),
                new Wellness(serving, () -> false),
                List.of(),
                List.of(),
                Optional.empty());
    }

    @Test
    void whatDoesNotKeepAHostFromServingIsTroubleWhenItLasts() throws IOException {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Watch> serving = List.of(Fixed.seen("ingress", "", threads));
            Roster lacking = roster(serving, Fixed.seen("copies", "a copy is not reached", threads));

            assertThat(lacking.wellness().well()).isTrue();
            assertThat(lacking.well(AN_HOUR)).isTrue();
            assertThat(lacking.well(Duration.ZERO)).isFalse();
            assertThat(roster(serving, Fixed.seen("copies", "", threads)).well(Duration.ofNanos(1)))
                    .isTrue();
        }
    }

    @Test
    void whatIsTriedNoMoreIsTroubleAtOnce() throws IOException {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Watch ingress = Fixed.seen("ingress", "", threads);
            Watch copies = Fixed.seen("copies", "a copy is not reached", threads);
            HostName alpha = new HostName("alpha");
            Journal journal = new Journal(directory.resolve("journal"), alpha, InstantSource.system());
            Ladder ladder = new Ladder(
                    copies,
                    Duration.ZERO,
                    Duration.ZERO,
                    List.of(),
                    new LocalHost(alpha),
                    new Errand("copies", Runnable::run, journal));
            Roster roster = new Roster(
                    List.of(ingress, copies),
                    new Wellness(List.of(ingress), () -> false),
                    List.of(),
                    List.of(ladder),
                    Optional.empty());
            assertThat(roster.well(AN_HOUR)).isTrue();

            ladder.tick();

            assertThat(roster.well(AN_HOUR)).isFalse();
        }
    }

    @Test
    void whatIsNotKnownYetIsNoTrouble() throws IOException {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Watch ingress = Fixed.seen("ingress", "", threads);

            assertThat(roster(List.of(ingress), Fixed.unseen("copies", threads)).well(Duration.ofNanos(1)))
                    .isTrue();
        }
    }

    @Test
    void aHostThatMayNotServeIsNotWell() throws IOException {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Watch ingress = Fixed.seen("ingress", "it does not answer", threads);

            assertThat(roster(List.of(ingress), Fixed.seen("copies", "", threads))
                            .well(AN_HOUR))
                    .isFalse();
        }
    }
}
