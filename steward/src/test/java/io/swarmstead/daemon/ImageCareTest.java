package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.Command;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageCareTest {
    private static final String DIGEST = "sha256:" + "0".repeat(64);
    private static final String EXACT = "busybox@" + DIGEST;

    private static final String NODES = """
            [{"Spec":{"Role":"manager","Labels":{"swarmstead.host":"alpha"}},"Status":{"State":"ready"}}]""";

    @TempDir
    private Path directory;

    private String constraint = "node.role == manager";
    private String image = "busybox:musl@" + DIGEST;
    private String missing = EXACT + "\n";
    private boolean refuses;
    private long seconds;
    private final List<String> pulls = new ArrayList<>();
    private final AnsweringHost host = AnsweringHost.printing(this::answer);
    private final Returns returns = new Returns(() -> true, Duration.ofMinutes(1), this::nanos);
    private Path journal = Path.of("");
    private ImageCare care = new ImageCare(returns, _ -> "", host, "", errand(), this::nanos);

    @BeforeEach
    void begin() {
        journal = directory.resolve("journal");
        care = new ImageCare(returns, this::docker, host, "/var/data", errand(), this::nanos);
    }

    private Errand errand() {
        return new Errand("images", Runnable::run, new Journal(journal, new HostName("alpha"), InstantSource.system()));
    }

    private long nanos() {
        return Duration.ofSeconds(seconds).toNanos();
    }

    private String docker(String path) throws HostException {
        return switch (path) {
            case "/nodes" -> NODES;
            case "/services" -> """
                    [{"Spec":{"Name":"shop_web","Mode":{"Replicated":{"Replicas":1}},"TaskTemplate":{
                      "ContainerSpec":{"Image":"%s"},"Placement":{"Constraints":["%s"]}}}}]""".formatted(image, constraint);
            default -> throw new HostException(new Problem(path, "", ""));
        };
    }

    private String answer(Command command) throws HostException {
        if (command.input().contains("docker pull")) {
            pulls.add(command.input());
            if (refuses) {
                throw new HostException(new Problem("not pulled", "the registry refuses", ""));
            }
            return "";
        }
        return missing;
    }

    private void until(long second) {
        while (seconds < second) {
            seconds++;
            returns.tick();
            care.tick();
        }
    }

    @Test
    void whatIsMissingIsPulledOnceAfterAReturn() throws IOException {
        until(55);
        assertThat(pulls).isEmpty();

        until(5000);

        assertThat(pulls)
                .singleElement()
                .asString()
                .contains(" " + EXACT + " busybox:musl ", "docker pull \"$2\"", "docker tag \"$2\" \"$3\"");
        assertThat(Files.readString(journal)).contains("pulled busybox:musl");
    }

    @Test
    void whatIsRefusedIsTriedAgainAndToldOnce() throws IOException {
        refuses = true;
        until(62 + 1800);
        assertThat(pulls).hasSize(4);
        refuses = false;
        until(5000);

        assertThat(pulls).hasSize(5);
        assertThat(Files.readAllLines(journal))
                .satisfiesExactly(
                        line -> assertThat(line).contains("busybox:musl is not here", "the registry refuses"),
                        line -> assertThat(line).contains("pulled busybox:musl"));
    }

    @Test
    void whatIsThereIsNotPulled() {
        missing = "";

        until(5000);

        assertThat(pulls).isEmpty();
        assertThat(host.received()).hasSize(1);
    }

    @Test
    void whatMayNotRunHereOrIsNotPinnedIsNotWanted() {
        constraint = "node.role == worker";
        until(100);
        constraint = "node.role == manager";
        image = "busybox:musl";
        until(200);

        assertThat(host.received()).isEmpty();
    }
}
