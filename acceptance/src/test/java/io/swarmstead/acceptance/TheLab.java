package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmstead.lab.HostStatus;
import io.swarmstead.lab.Lab;
import io.swarmstead.lab.LabException;
import io.swarmstead.lab.LabListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * The one lab that all tests of a JVM share, so that hosts are booted once. While you work, {@code -Dlab=NAME} keeps the
 * tests on a lab of yours, which they leave up. {@code -Dfresh.lab=NAME} tells those of JVMs apart that run side by side.
 */
final class TheLab {
    static final List<String> HOSTS = List.of("alpha", "beta", "gamma");
    private static final String OWN = System.getProperty("lab", "");
    private static final String NAME = OWN.isEmpty() ? System.getProperty("fresh.lab", "verify") : OWN;

    /** What the stewards have agreed on of what is broken; nothing where nothing ever was. */
    private static final String INCIDENTS = """
            docker config ls -q -f name=swarmstead-alerts |
                xargs -r docker config inspect -f '{{index .Spec.Labels "swarmstead.incidents"}}'
            """;

    private TheLab() {}

    static Lab lab() {
        return call(() -> Lab.of(Lab.defaultHome(System.getenv()), NAME));
    }

    /**
     * A lab from nothing, which goes when the last test is through; only once, however many classes ask for it. Surefire
     * runs each class of several JVMs by itself, and all of a JVM in one session.
     */
    static void onlyWhileTestsRun(ExtensionContext context) {
        if (OWN.isEmpty()) {
            context.getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent("the lab", _ -> {
                        // of a run that was killed, with whatever it had been asked for
                        away();
                        return (AutoCloseable) TheLab::away;
                    });
        }
    }

    private static void away() {
        call(() -> {
            lab().down(LabListener.SILENT);
            return NAME;
        });
    }

    /** Three hosts with nothing but sshd. */
    static void bare() {
        boot();
        List<String> used = HOSTS.stream()
                .filter(host -> attempt(
                                        host,
                                        "[ ! -e /etc/swarmstead ] && [ ! -e /usr/bin/docker ] && [ ! -e /var/lib/swarmstead ]")
                                .exitCode()
                        != 0)
                .toList();
        reinstall(used);
    }

    /** Wipes the disks of a host, which may be up, and boots it with nothing but sshd. */
    static void reinstall(String host) {
        reinstall(List.of(host));
    }

    private static void reinstall(List<String> hosts) {
        eachOf(hosts, host -> lab().reinstall(host));
        Breakage.begin(hosts);
    }

    /** Its hosts have power and network, whatever is on them. */
    static void boot() {
        call(() -> {
            lab().up(HOSTS, LabListener.SILENT);
            return HOSTS;
        });
        plugIn(HOSTS);
    }

    static String name() {
        return NAME;
    }

    /** The beginning of a command line that runs a script, its last word, on the host. */
    static List<String> shell(String host) {
        return call(() -> lab().shell(host));
    }

    /**
     * A cloud of three hosts with the sample stack on it, as the lab's own file asks, which is well, and of which nobody is
     * told anything any more.
     */
    static void quiet() {
        boot();
        Run.swarmstead("lab", "up", "--no-acme", "--name", NAME).expect(0);
        awaitWell(Duration.ofMinutes(5));
        forgetIncidents();
    }

    /**
     * What was broken before is not told to the owner of the next class. Only the end of an incident is left out, of which
     * is told when it has lasted for a minute; one that a well cloud still has open is a fault.
     */
    private static void forgetIncidents() {
        await("nothing is broken any more")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() ->
                        assertThat(on("alpha", INCIDENTS)).doesNotContainPattern("\"(RISING|OPENING|OPEN|ENDING)\""));
        on("alpha", "docker config rm swarmstead-alerts 2> /dev/null || true");
    }

    /** The same hosts as the cloud of another file, made of {@link #cloudFile}; the next {@link #quiet} takes that back. */
    static void cloud(Path file) {
        Run.swarmstead("up", "--yes", "--cloud", file.toString()).expect(0);
    }

    static Path cloudFile() {
        return call(() -> lab().cloudFile());
    }

    /** {@code swarmstead ARGUMENTS} on the lab's cloud. */
    static Run swarmstead(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--cloud", cloudFile().toString()));
        return Run.swarmstead(all.toArray(String[]::new));
    }

    static String address(String host) {
        return call(() -> lab().status()).stream()
                .filter(status -> status.host().equals(host))
                .map(HostStatus::address)
                .findFirst()
                .orElseThrow();
    }

    static String vip() {
        return inItsNetwork(100);
    }

    /** This machine, as the hosts see it. */
    static String gateway() {
        return inItsNetwork(1);
    }

    private static String inItsNetwork(int number) {
        String alpha = address("alpha");
        return alpha.substring(0, alpha.lastIndexOf('.') + 1) + number;
    }

    static String domain() {
        return NAME + ".test";
    }

    static Path authority() {
        return cloudFile().resolveSibling(NAME + "-ca.crt");
    }

    static void awaitWell(Duration longest) {
        awaitWell(longest, cloudFile());
    }

    /** Until every host of a cloud that is new to ACME knows the account's key, which is made before anybody is asked. */
    static void awaitAnswersToChallenges() {
        for (String host : HOSTS) {
            await("%s knows what to answer".formatted(host))
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> attempt(host, "test -s /var/lib/swarmstead/acme-thumbprint")
                                    .exitCode()
                            == 0);
        }
    }

    /** Fails the test after this time with what is not well, and what the hosts' stewards last wrote down. */
    static void awaitWell(Duration longest, Path cloudFile) {
        try {
            await("the cloud is well")
                    .atMost(longest)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> Run.swarmstead("status", "--cloud", cloudFile.toString())
                            .expect(0));
        } catch (ConditionTimeoutException late) {
            throw new AssertionError(
                    running().stream()
                            .map(host -> attempt(host, "tail -n 12 /var/log/swarmstead/journal")
                                    .out())
                            .collect(Collectors.joining("\n", late.getMessage() + "\n", "")),
                    late);
        }
    }

    /** What {@code status} has called well stays so: it is asked again and again for this time. */
    static void assertStaysWell(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        do {
            swarmstead("status").expect(0);
        } while (System.nanoTime() - end < 0);
    }

    /** Runs the script on the host, which has to succeed, and returns what it printed. */
    static String on(String host, String script) {
        return attempt(host, script).expect(0).out().strip();
    }

    static Run attempt(String host, String script) {
        List<String> command = new ArrayList<>(shell(host));
        command.add(script);
        return Run.of(command);
    }

    /** The containers of Traefik, one a host. */
    static List<String> proxies() {
        List<String> proxies = HOSTS.stream()
                .map(host -> on(host, "docker ps -q --no-trunc -f name=ingress_traefik"))
                .toList();
        assertThat(proxies).doesNotContain("").doesNotHaveDuplicates();
        return proxies;
    }

    /** The host whose engine leads the swarm; there must be one. */
    static String leader() {
        return running().stream()
                .filter(host -> on(host, "docker node inspect self -f '{{.ManagerStatus.Leader}}'")
                        .equals("true"))
                .findFirst()
                .orElseThrow();
    }

    /** The host that has the VIP; there must be one. */
    static String vipHolder() {
        List<String> holders = vipHolders();
        if (holders.size() != 1) {
            throw new IllegalStateException("holders of the VIP: " + holders);
        }
        return holders.getFirst();
    }

    /** The hosts that have power. */
    static List<String> running() {
        return call(() -> lab().status()).stream()
                .filter(status -> status.state() == HostStatus.State.RUNNING)
                .map(HostStatus::host)
                .toList();
    }

    /** Every host that runs and has the VIP. */
    static List<String> vipHolders() {
        return running().stream()
                .filter(host -> attempt(host, "ip -o addr show to " + vip() + " | grep -q .")
                                .exitCode()
                        == 0)
                .toList();
    }

    static void powerOff(String... hosts) {
        eachOf(List.of(hosts), host -> lab().powerOff(host));
    }

    static void powerOn(String... hosts) {
        eachOf(List.of(hosts), host -> lab().powerOn(host));
    }

    static void unplug(String host) {
        eachOf(List.of(host), lab()::cut);
    }

    static void plugIn(List<String> hosts) {
        eachOf(hosts, lab()::mend);
    }

    /** A mode of operation on a host. */
    private interface Switch {
        void on(String host) throws LabException;
    }

    private static void eachOf(List<String> hosts, Switch action) {
        call(() -> {
            List<Future<String>> all = new ArrayList<>();
            try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
                for (String host : hosts) {
                    all.add(executor.submit(() -> {
                        action.on(host);
                        return host;
                    }));
                }
            }
            for (Future<String> one : all) {
                one.get();
            }
            return all;
        });
    }

    private static <T> T call(Callable<T> work) {
        try {
            return work.call();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
