package io.swarmstead.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.FakeHost;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Result;
import io.swarmstead.spec.Problem;
import io.swarmstead.stacks.StackDeployment.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** One deployment, from the file to its ending. */
class StackDeploymentTest {
    private static final String CONFIG = "docker stack config -c -";
    private static final String DEPLOY = "docker stack deploy --detach=true --prune -c - shop";
    private static final String NORMAL = """
            version: "3.8"
            services:
              web:
                image: nginx:1
                deploy:
                  labels:
                    traefik.http.routers.web.rule: Host(`shop.example.com`)
                volumes:
                  - type: bind
                    source: /var/data/shop
                    target: /data
            """;
    private static final String MESH = """
            services:
              web:
                image: nginx:1
                ports:
                  - {mode: ingress, target: 80, published: 8080}
            """;

    /** On each look at the clock ten seconds have passed. */
    private final AtomicLong clock =
            new AtomicLong(Instant.parse("2026-09-01T10:00:00Z").getEpochSecond());

    private final List<String> progress = new ArrayList<>();
    private final FakeHost manager = new FakeHost("alpha")
            .answers(CONFIG, NORMAL)
            .answers(DEPLOY, "Creating service shop_web\n")
            .answers(command -> command.line().equals("date +%s"), _ -> new Result(0, clock.getAndAdd(10) + "\n", ""))
            .answersScript("mkdir -p", "")
            .answersScript("/services?", Api.service("shop_web", 1, 1))
            .answersScript("/tasks?", Api.tasks("shop_web", "running", 3));

    private Ending deployed(boolean ipvs) throws HostException {
        return new StackDeployment(manager, new StackName("shop"), "/var/data", ipvs, Duration.ofSeconds(25))
                .deploy("services: {}", progress::add);
    }

    @Test
    void aStackThatRunsIsFoundAtItsUrls() throws HostException {
        assertThat(deployed(true)).isEqualTo(new Ending.Converged(List.of("https://shop.example.com")));
        assertThat(manager.inputs()).contains("[ -e /var/data/shop ] || mkdir -p /var/data/shop");
    }

    @Test
    void aFileThatDockerRefusesChangesNothing() throws HostException {
        manager.fails(CONFIG, "services.web Additional property imgae is not allowed\n");

        assertThat(deployed(true))
                .isEqualTo(new Ending.Refused(List.of(new Problem(
                        "shop: the file is not accepted",
                        "services.web Additional property imgae is not allowed",
                        "correct it and deploy again"))));
        assertThat(manager.lines()).containsExactly(CONFIG);
    }

    @Test
    void portsThroughTheMeshAreRefusedWithoutIpvs() throws HostException {
        manager.answers(CONFIG, MESH);

        assertThat(deployed(false))
                .isInstanceOfSatisfying(
                        Ending.Refused.class,
                        refused -> assertThat(refused.problems()).hasSize(1));
        assertThat(manager.lines()).containsExactly(CONFIG);
    }

    @Test
    void withIpvsTheMeshIsTheOwnersChoice() throws HostException {
        manager.answers(CONFIG, MESH);

        assertThat(deployed(true)).isInstanceOf(Ending.Converged.class);
        assertThat(manager.inputs()).noneMatch(input -> input.contains("dnsrr"));
    }

    @Test
    void withoutIpvsServicesAreFoundByTheirTasks() throws HostException {
        deployed(false);

        assertThat(manager.inputs()).anyMatch(input -> input.contains("\"endpoint_mode\":\"dnsrr\""));
    }

    @Test
    void whatTheSwarmDoesNotTakeIsTold() throws HostException {
        manager.fails(DEPLOY, "network \"traefik_public\" is declared as external, but could not be found\n");

        assertThat(deployed(true))
                .isInstanceOfSatisfying(
                        Ending.Failed.class,
                        failed -> assertThat(failed.problem().why()).contains("traefik_public"));
    }

    @Test
    void tasksThatKeepFailingEndTheWaiting() throws HostException {
        manager.answersScript("/services?", Api.service("shop_web", 0, 1))
                .answersScript("/tasks?", Api.tasks("shop_web", "failed", 2, 4, 6));

        assertThat(deployed(true))
                .isEqualTo(
                        new Ending.Failed(
                                new Problem(
                                        "shop_web.1 failed 3 times",
                                        "task: non-zero exit (1)",
                                        "docker service logs shop_web on a manager shows its output; correct the file and deploy again")));
    }

    @Test
    void anUpdateThatWasRolledBackHasFailed() throws HostException {
        manager.answersScript("/services?", Api.service("shop_web", 1, 1, "rollback_completed"));

        assertThat(deployed(true))
                .isInstanceOfSatisfying(
                        Ending.Failed.class,
                        failed -> assertThat(failed.problem().what())
                                .isEqualTo("shop_web: its update was broken off: rollback completed"));
    }

    @Test
    void patienceEndsAndTheProgressWasToldOnce() throws HostException {
        manager.answersScript("/services?", Api.service("shop_web", 0, 1)).answersScript("/tasks?", "[]");

        assertThat(deployed(true))
                .isInstanceOfSatisfying(
                        Ending.Failed.class,
                        failed -> assertThat(failed.problem().what()).isEqualTo("shop: not converged after 25 s"));
        assertThat(progress).containsExactly("shop_web 0/1");
    }
}
