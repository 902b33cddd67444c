package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.spec.HostName;
import io.swarmstead.spec.StorageSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Who labels whom, and when. */
@Timeout(20)
class StorageLabelsTest {
    private static final HostName ALPHA = new HostName("alpha");
    private static final HostName DELTA = new HostName("delta");
    private static final StorageSpec STORAGE = new StorageSpec("swarmstead", "/srv/brick", "/var/data", 3, 3, false);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @TempDir
    Path directory;

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private Journal journal() {
        return new Journal(directory.resolve("journal"), ALPHA, InstantSource.system());
    }

    private Errand errand() {
        return new Errand("storage", Runnable::run, journal());
    }

    private static List<Member> members(boolean leader, String delta) {
        return Member.read(JsonMapper.shared().readTree("""
                [{"ID": "n1", "Spec": {"Labels": {"swarmstead.host": "alpha", "swarmstead.storage": "ready"}},
                  "Status": {"State": "ready"}, "ManagerStatus": {"Leader": %s}},
                 {"ID": "n4", "Spec": {"Labels": {"swarmstead.host": "delta", "swarmstead.storage": "%s"}}}]
                """.formatted(leader, delta)));
    }

    @Test
    void membersAreReadWithTheirLabels() {
        assertThat(members(true, ""))
                .containsExactly(
                        new Member("n1", "alpha", true, true, "ready"), new Member("n4", "delta", false, false, ""));
    }

    @Test
    void aMountThatStallsForAMomentChangesNoLabel() throws IOException {
        AnsweringHost host = AnsweringHost.printing(_ -> "");
        StorageLabel label = new StorageLabel(host, () -> members(true, ""), journal());

        new StorageCare(ALPHA, Fixed.seen("mount", "it does not answer", threads), label, errand()).tick();

        assertThat(host.lines()).isEmpty();
    }

    @Test
    void aWorkerIsReadyWhenItsNumberWasSeenToGrow() {
        List<String> numbers = new java.util.ArrayList<>(List.of("delta 1\n", "delta 1\n", "delta 2\n"));
        AnsweringHost host = AnsweringHost.printing(
                command -> command.input().contains("config/.swarmstead/pulse") ? numbers.removeFirst() : "");
        WorkerCare care = new WorkerCare(
                ALPHA,
                List.of(DELTA),
                new Pulse(host, STORAGE),
                new StorageLabel(host, () -> members(true, "lost"), journal()),
                errand());

        care.tick();
        care.tick();
        assertThat(host.lines()).noneMatch(line -> line.startsWith("docker"));
        care.tick();
        assertThat(host.lines().getLast()).isEqualTo("docker node update --label-add swarmstead.storage=ready n4");
    }

    @Test
    void onlyTheLeaderLabelsWorkers() {
        AnsweringHost host = AnsweringHost.printing(_ -> "");
        WorkerCare care = new WorkerCare(
                ALPHA,
                List.of(DELTA),
                new Pulse(host, STORAGE),
                new StorageLabel(host, () -> members(false, "lost"), journal()),
                errand());

        care.tick();

        assertThat(host.lines()).isEmpty();
    }
}
