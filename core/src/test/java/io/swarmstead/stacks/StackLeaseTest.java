package io.swarmstead.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.swarmstead.host.FakeHost;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Who may change a stack. */
class StackLeaseTest {
    private static final StackName SHOP = new StackName("shop");
    private static final Instant NOW = Instant.parse("2026-09-01T10:00:00Z");

    private final FakeHost manager = new FakeHost("alpha")
            .answers("date +%s%3N", NOW.toEpochMilli() + "\n")
            .answers(command -> command.line().contains("-X DELETE"), _ -> new Result(0, "", ""));

    private void heldUntil(Instant until) {
        manager.answers(command -> command.line().contains("/configs/create"), _ -> new Result(22, "", "409"))
                .answers(
                        command -> command.line().contains("--max-time 20 http://docker/configs/"),
                        _ -> new Result(0, """
                                {"ID":"c1","Version":{"Index":7},"Spec":{"Labels":{"swarmstead.holder":"friend@sofa",
                                "swarmstead.since":"2026-09-01T09:00:00Z","swarmstead.until":"%s"}}}""".formatted(until), ""))
                .answers(
                        command -> command.line().contains("/configs/c1/update?version=7"), _ -> new Result(0, "", ""));
    }

    @Test
    void theFirstToAskGetsItAndGivesItBack() throws HostException {
        manager.answers(command -> command.line().contains("/configs/create"), _ -> new Result(0, "{}", ""));

        StackLease.take(manager, SHOP, "owner@desk").close();

        assertThat(manager.inputs())
                .anyMatch(input -> input.contains("\"swarmstead.holder\":\"owner@desk\"")
                        && input.contains("\"swarmstead.until\":\"2026-09-01T10:00:30Z\""));
        assertThat(manager.lines().getLast()).contains("-X DELETE http://docker/configs/swarmstead-lease-");
    }

    @Test
    void whoeverComesLaterIsToldWhoHasIt() {
        heldUntil(NOW.plusSeconds(1));

        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> StackLease.take(manager, SHOP, "owner@desk"))
                .satisfies(refused ->
                        assertThat(refused.problem().why()).isEqualTo("friend@sofa does, since 2026-09-01T09:00:00Z"));
        assertThat(manager.lines()).noneMatch(line -> line.contains("/update"));
    }

    @Test
    void oneThatNobodyRenewsIsTakenOver() throws HostException {
        heldUntil(NOW.minusSeconds(1));

        StackLease.take(manager, SHOP, "owner@desk").close();

        assertThat(manager.lines()).anyMatch(line -> line.contains("/configs/c1/update?version=7"));
    }

    @Test
    void ofTwoThatTakeItOverTheSwarmTakesOne() {
        heldUntil(NOW.minusSeconds(1));
        manager.answers(command -> command.line().contains("/update?version=7"), _ -> {
            heldUntil(NOW.plusSeconds(30));
            return new Result(22, "{\"message\":\"update out of sequence\"}", "");
        });

        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> StackLease.take(manager, SHOP, "owner@desk"))
                .satisfies(refused -> assertThat(refused.problem().what()).contains("somebody else"));
    }

    private static Result leaderless() {
        return new Result(22, "{\"message\":\"the swarm does not have a leader\"}", "curl: (22)");
    }

    @Test
    void anElectionIsWaitedFor() throws HostException {
        AtomicInteger asked = new AtomicInteger();
        manager.answers(
                        command -> command.line().contains("/configs/create"),
                        _ -> asked.incrementAndGet() < 3 ? leaderless() : new Result(0, "{}", ""))
                .answers(command -> command.line().contains("--max-time 20 http://docker/configs/"), _ -> leaderless());

        StackLease.take(manager, SHOP, "owner@desk").close();

        assertThat(asked).hasValue(3);
    }

    @Test
    void aSwarmWithoutMostOfItsManagersIsTold() {
        manager.answers(command -> command.line().contains("/configs/"), _ -> leaderless());

        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> StackLease.take(manager, SHOP, "owner@desk", Duration.ZERO))
                .satisfies(
                        refused -> assertThat(refused.problem().why()).isEqualTo("the swarm does not have a leader"));
    }
}
