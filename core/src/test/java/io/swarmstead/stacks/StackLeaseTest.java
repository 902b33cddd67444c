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

    private final FakeHost manager = new FakeHost("alpha").answers("date +%s%3N", NOW.toEpochMilli() + "\n");
    private final OneConfig config = new OneConfig().on(manager);

    private void heldUntil(Instant until) {
        config.heldUntil(until.toString());
    }

    @Test
    void theFirstToAskGetsItAndGivesItBack() throws HostException {
        StackLease lease = StackLease.take(manager, SHOP, "owner@desk");

        assertThat(config.spec())
                .contains("\"swarmstead.holder\":\"owner@desk\"", "\"swarmstead.until\":\"2026-09-01T10:00:30Z\"");
        lease.require(SHOP);

        lease.close();

        assertThat(config.spec()).isEmpty();
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

        StackLease lease = StackLease.take(manager, SHOP, "owner@desk");

        assertThat(config.spec()).contains("owner@desk");
        lease.close();
    }

    @Test
    void ofTwoThatTakeItOverTheSwarmTakesOne() {
        heldUntil(NOW.minusSeconds(1));
        manager.answers(command -> command.line().contains("/update?version="), _ -> {
            heldUntil(NOW.plusSeconds(30));
            return new Result(22, "{\"message\":\"update out of sequence\"}", "");
        });

        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> StackLease.take(manager, SHOP, "owner@desk"))
                .satisfies(refused -> assertThat(refused.problem().what()).contains("somebody else"));
    }

    @Test
    void oneThatRanOutAndWasTakenOverIsLeftToItsHolder() throws HostException {
        StackLease lease = StackLease.take(manager, SHOP, "owner@desk");
        heldUntil(NOW.plusSeconds(30));

        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> lease.require(SHOP))
                .satisfies(refused -> assertThat(refused.problem().why()).contains("has run out"));
        lease.renew();
        lease.close();

        assertThat(config.spec()).contains("friend@sofa");
        assertThat(manager.lines()).noneMatch(line -> line.contains("/update"));
    }

    @Test
    void oneThatWasTakenOverAndGivenBackIsNoLongerHeld() throws HostException {
        try (StackLease lease = StackLease.take(manager, SHOP, "owner@desk")) {
            config.gone();

            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(() -> lease.require(SHOP))
                    .satisfies(refused -> assertThat(refused.problem().next()).contains("run the command again"));
        }
    }

    @Test
    void whileItsHolderLivesItIsRenewed() throws HostException {
        try (StackLease lease = StackLease.take(manager, SHOP, "owner@desk")) {
            manager.answers("date +%s%3N", NOW.plusSeconds(10).toEpochMilli() + "\n");

            lease.renew();

            assertThat(config.spec()).contains("2026-09-01T10:00:40Z");
        }
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
