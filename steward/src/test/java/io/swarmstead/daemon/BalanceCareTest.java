package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.Command;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.HostFile;
import io.swarmstead.host.Result;
import io.swarmstead.spec.CloudFile;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import io.swarmstead.spec.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the steward of alpha, whose host leads the swarm of alpha, beta and gamma, spreads tasks unasked. */
class BalanceCareTest {
    private static final HostName ALPHA = new HostName("alpha");
    private static final HostName GAMMA = new HostName("gamma");
    private static final String WHOLE = "[]";
    private static final String SHORT = """
            [{"Spec":{"Name":"shop_web","Mode":{"Replicated":{}}},"ServiceStatus":{"RunningTasks":2,"DesiredTasks":3}},
             {"Spec":{"Name":"shop_job","Mode":{"ReplicatedJob":{}}},"ServiceStatus":{"RunningTasks":0,"DesiredTasks":1}}]""";

    private final Set<String> away = new HashSet<>();
    private final Set<String> withoutVolume = new HashSet<>();
    private final Set<HostName> silent = new HashSet<>();
    private final Set<String> splitBrains = new HashSet<>();
    private final List<String> troubles = new ArrayList<>();
    private final List<String> passes = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private boolean managers = true;
    private String leader = "alpha";
    private String services = WHOLE;
    private Runnable meanwhile = () -> {};
    private boolean fails;
    private long seconds;

    @TempDir
    private Path directory;

    private BalanceCare care = new BalanceCare(
            outlook(), _ -> WHOLE, new Child(), Path.of("calm"), Duration.ZERO, errand(Path.of("journal")), () -> 0);

    /** Stands for the host on which the child is started. */
    private final class Child implements Host {
        @Override
        public HostName name() {
            return ALPHA;
        }

        @Override
        public Result attempt(Command command) {
            throw new AssertionError(command.line());
        }

        @Override
        public String run(Command command) throws HostException {
            assertThat(command.line()).endsWith("bin/steward alpha --rebalance");
            assertThat(mark()).exists();
            meanwhile.run();
            passes.add(Files.exists(mark()) ? "whole" : "stopped");
            if (fails) {
                throw new HostException(new Problem("it failed", "why", "next"));
            }
            return new Rebalance.Line("places shop_web", "alpha has 2").text() + "\n";
        }

        @Override
        public String send(Path file, Command receiver) throws HostException {
            return run(receiver);
        }

        @Override
        public boolean write(HostFile file) {
            throw new AssertionError(file);
        }
    }

    private Path mark() {
        return directory.resolve("calm");
    }

    private static CloudSpec spec() {
        return CloudFile.read("cloud.yaml", """
                        cloud: garage
                        domain: cloud.example.com
                        hosts: {alpha: 10.0.0.11, beta: 10.0.0.12, gamma: 10.0.0.13}
                        rebalance: true
                        """) instanceof Reading.Valid(CloudSpec spec) ? spec : failed();
    }

    private static CloudSpec failed() {
        throw new AssertionError("the spec is not valid");
    }

    private CloudOutlook outlook() {
        return new CloudOutlook(
                spec(), ALPHA, this::members, () -> silent, () -> splitBrains, () -> managers, () -> troubles);
    }

    private List<Member> members() {
        return Stream.of("alpha", "beta", "gamma")
                .map(host -> new Member(
                        "n-" + host,
                        host,
                        host.equals(leader),
                        !away.contains(host),
                        withoutVolume.contains(host) ? "lost" : "ready"))
                .toList();
    }

    private Errand errand(Path journal) {
        return new Errand("rebalance", Runnable::run, new Journal(journal, ALPHA, InstantSource.system()));
    }

    @BeforeEach
    void aStewardThatWasStarted() {
        care = new BalanceCare(
                outlook(),
                path -> {
                    asked.add(path);
                    return services;
                },
                new Child(),
                mark(),
                Duration.ZERO,
                errand(directory.resolve("journal")),
                () -> Duration.ofSeconds(seconds).toNanos());
    }

    private void pass(int more) {
        for (int second = 0; second < more; second++) {
            seconds++;
            care.tick();
        }
    }

    private String journal() throws IOException {
        return Files.readString(directory.resolve("journal"));
    }

    @Test
    void whatHasBeenWellForFiveMinutesIsSpreadOnce() throws IOException {
        pass(299);
        assertThat(passes).isEmpty();

        pass(1);
        assertThat(passes).containsExactly("whole");
        assertThat(journal()).contains("\"event\":\"places shop_web\",\"why\":\"alpha has 2\"");
        assertThat(mark()).doesNotExist();

        int questions = asked.size();
        pass(3000);
        assertThat(passes).hasSize(1);
        assertThat(asked).hasSize(questions);
    }

    @Test
    void aHostThatIsAwayMakesTheWaitingBeginAnew() throws IOException {
        pass(299);
        away.add("gamma");
        pass(1);
        away.clear();
        pass(299);
        assertThat(passes).isEmpty();

        pass(1);
        assertThat(passes).hasSize(1);
        assertThat(journal()).contains("waits until all has been well for 5 min", "gamma is away");
    }

    @Test
    void aManagerThatIsNotReachedForAMomentMakesTheWaitingBeginAnewAndIsNoReturn() throws IOException {
        pass(299);
        managers = false;
        pass(1);
        managers = true;
        pass(299);
        assertThat(passes).isEmpty();
        assertThat(journal()).contains("the managers of the swarm are not all reachable");

        pass(1);
        assertThat(passes).hasSize(1);
        managers = false;
        pass(1);
        managers = true;
        pass(3000);
        assertThat(passes).hasSize(1);
    }

    @Test
    void eachReturnOfAHostIsWorthAPass() {
        pass(300);
        silent.add(GAMMA);
        pass(20);
        silent.clear();
        pass(299);
        assertThat(passes).hasSize(1);

        pass(1);
        assertThat(passes).hasSize(2);
    }

    @Test
    void aHostThatHadLostTheVolumeIsOneThatReturns() {
        pass(300);
        withoutVolume.add("beta");
        pass(1);
        withoutVolume.clear();
        pass(299);
        assertThat(passes).hasSize(1);

        pass(1);
        assertThat(passes).hasSize(2);
    }

    @Test
    void whatElseIsWrongMakesItWaitAndForNoOtherPass() {
        pass(200);
        troubles.add("copies");
        pass(1);
        troubles.clear();
        pass(299);
        assertThat(passes).isEmpty();
        pass(1);
        splitBrains.add("a1b2");
        pass(1);
        splitBrains.clear();
        pass(600);

        assertThat(passes).hasSize(1);
    }

    @Test
    void aTaskThatIsMissingMakesItWait() throws IOException {
        services = SHORT;
        pass(600);
        services = WHOLE;
        pass(299);
        assertThat(passes).isEmpty();

        pass(1);
        assertThat(passes).hasSize(1);
        assertThat(journal().lines().filter(line -> line.contains("waits")))
                .singleElement()
                .asString()
                .contains("not every task runs of shop_web\"");
    }

    @Test
    void whyItWaitsIsToldOnceInAMinuteAtMost() throws IOException {
        away.add("gamma");
        pass(1);
        away.clear();
        services = SHORT;
        pass(59);
        assertThat(journal().lines()).singleElement().asString().contains("gamma is away");

        pass(600);
        assertThat(journal().lines()).hasSize(2).last().asString().contains("not every task runs of shop_web");
    }

    @Test
    void onlyTheLeadersStewardDoesItAndANewOneWaitsAsLong() throws IOException {
        leader = "beta";
        pass(3000);
        assertThat(asked).isEmpty();
        leader = "alpha";
        pass(299);
        assertThat(passes).isEmpty();

        pass(1);
        assertThat(passes).hasSize(1);
        assertThat(journal()).doesNotContain("waits");
    }

    @Test
    void aPassIsStoppedAtTheFirstSignAndAHostThatWasAwayMakesForAnother() {
        meanwhile = () -> {
            away.add("gamma");
            care.tick();
        };
        pass(300);
        assertThat(passes).containsExactly("stopped");

        meanwhile = () -> {};
        away.clear();
        pass(300);
        assertThat(passes).containsExactly("stopped", "whole");
    }

    @Test
    void aPassEndsWhenTheLeaderIsAnother() {
        meanwhile = () -> {
            leader = "beta";
            care.tick();
        };
        pass(300);

        assertThat(passes).containsExactly("stopped");
    }

    @Test
    void aPassThatBeganNothingIsWaitedForAnew() throws IOException {
        fails = true;
        pass(300);
        fails = false;
        pass(299);
        assertThat(passes).hasSize(1);

        pass(1);
        assertThat(passes).hasSize(2);
        assertThat(journal()).contains("it failed");
        assertThat(mark()).doesNotExist();
    }
}
