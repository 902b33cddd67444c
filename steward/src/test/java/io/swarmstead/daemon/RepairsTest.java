package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.Command;
import io.swarmstead.spec.CloudFile;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RepairsTest {
    private static final CloudSpec SPEC = read("""
            cloud: shop
            domain: shop.example
            vip: {address: 10.0.0.9}
            hosts: {alpha: 10.0.0.1, beta: 10.0.0.2, gamma: 10.0.0.3}
            """);

    private static final Repairs REPAIRS = new Repairs(SPEC, SPEC.host(new HostName("alpha")));

    private static CloudSpec read(String text) {
        return CloudFile.read("shop", text) instanceof Reading.Valid(var spec) ? spec : missing();
    }

    private static CloudSpec missing() {
        throw new AssertionError("the cloud's file is not valid");
    }

    private static List<Rung> all() {
        return Stream.of(
                        REPAIRS.docker(),
                        REPAIRS.glusterd(),
                        REPAIRS.brick(),
                        REPAIRS.copies(),
                        REPAIRS.keepalived(),
                        REPAIRS.ingress())
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void everyScriptIsOneThatBashCanRead() throws IOException, InterruptedException {
        for (Rung rung : all()) {
            for (Command command : List.of(rung.allowed(), rung.act())) {
                Process bash = new ProcessBuilder("bash", "-n")
                        .redirectErrorStream(true)
                        .start();
                try (var script = bash.outputWriter()) {
                    script.write(command.input());
                }
                String complaint = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(complaint).as(rung.what()).isEmpty();
                assertThat(bash.waitFor()).isZero();
            }
        }
    }

    @Test
    void nothingIsEverDeleted() {
        assertThat(all()).allSatisfy(rung -> assertThat(rung.act().input()).doesNotContainPattern("\\brm\\b"));
    }

    @Test
    void filesAreMovedOnlyWhileEveryOtherManagerServes() {
        assertThat(REPAIRS.docker())
                .filteredOn(rung -> rung.what().startsWith("moves"))
                .hasSize(1)
                .allSatisfy(rung -> {
                    assertThat(rung.allowed().input())
                            .contains("http://10.0.0.2:80/ping || exit 1", "http://10.0.0.3:80/ping || exit 1")
                            .doesNotContain("10.0.0.1:80");
                });
    }
}
