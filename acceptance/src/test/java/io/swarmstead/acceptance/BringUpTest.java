package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** From three bare hosts to a cloud that answers. */
@OnRealHosts(OnRealHosts.Begin.HOSTS)
@Tour("three bare hosts become a cloud with one command")
@Order(2)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class BringUpTest {
    @Test
    @Order(1)
    void threeBareHostsBecomeACloudWithOneCommand() {
        TheLab.bare();
        Run up = TheLab.swarmstead("up", "--yes").expect(0);
        assertThat(up.out()).contains("is up after", TheLab.authority().toString());
        assertThat(TheLab.swarmstead("status").expect(0).out()).contains("cloud " + TheLab.name() + ": well");
    }

    @Test
    @Order(2)
    void theSampleStackAnswersThroughTheVipAndThroughEachHost() throws IOException {
        TheLab.quiet();
        Browser browser = Browser.trusting(TheLab.authority());
        String name = "whoami." + TheLab.domain();
        assertThat(browser.get(TheLab.vip(), name, "/cgi-bin/whoami"))
                .startsWith("HTTP/1.1 200")
                .contains("task ");
        for (String host : TheLab.HOSTS) {
            assertThat(browser.get(TheLab.address(host), name, "/cgi-bin/whoami"))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void theClientsOwnAddressReachesTheTask() throws IOException {
        Browser browser = Browser.trusting(TheLab.authority());
        assertThat(browser.get(TheLab.vip(), "whoami." + TheLab.domain(), "/cgi-bin/whoami"))
                .contains("you are " + TheLab.gateway());
    }

    @Test
    void aFileWrittenInAContainerOnAlphaIsReadOnGamma() {
        TheLab.on(
                "alpha",
                "docker run --rm -v /var/data/runtime:/there busybox:stable sh -c 'echo from-alpha > /there/letter'");
        assertThat(TheLab.on("gamma", "cat /var/data/runtime/letter")).isEqualTo("from-alpha");
    }

    @Test
    void threeManagersThreeBricksAndOneHolderOfTheVip() {
        assertThat(TheLab.on("beta", "docker node ls --format '{{.ManagerStatus}}'")
                        .lines())
                .containsExactlyInAnyOrder("Leader", "Reachable", "Reachable");
        assertThat(TheLab.on("beta", "gluster --mode=script volume status swarmstead | grep -c '^Brick .* Y '"))
                .isEqualTo("3");
        assertThat(TheLab.vipHolders()).hasSize(1);
    }

    @Test
    void theEnginesPortsAreClosedToOutsidersAndOpenBetweenHosts() {
        String alpha = TheLab.address("alpha");
        assertThat(Run.of(List.of("timeout", "1", "bash", "-c", "exec 3<>/dev/tcp/" + alpha + "/24007"))
                        .exitCode())
                .isEqualTo(124);
        TheLab.on("beta", "timeout 1 bash -c 'exec 3<>/dev/tcp/%s/24007'".formatted(alpha));
    }
}
