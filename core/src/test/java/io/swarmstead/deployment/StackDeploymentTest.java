package io.swarmstead.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swarmstead.deployment.DeploymentRecord.Outcome;
import io.swarmstead.deployment.StackDeployment.Ending;
import io.swarmstead.host.FakeFleet;
import io.swarmstead.host.FakeHost;
import io.swarmstead.host.HostException;
import io.swarmstead.host.HostFile;
import io.swarmstead.host.Result;
import io.swarmstead.records.Records;
import io.swarmstead.records.SealKey;
import io.swarmstead.spec.Problem;
import io.swarmstead.spec.Specs;
import io.swarmstead.stacks.Api;
import io.swarmstead.stacks.OneConfig;
import io.swarmstead.stacks.StackName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One deployment, from the file to its ending. */
class StackDeploymentTest {
    private static final StackName SHOP = new StackName("shop");
    private static final String DEPLOY = "docker stack deploy --detach=true --resolve-image never -c - shop";
    private static final String FILE = """
            version: "3.3"
            services:
              web:
                image: nginx:1
                deploy:
                  labels:
                    traefik.enable: "true"
                    traefik.http.routers.web.rule: Host(`shop.example.com`)
                volumes:
                  - type: bind
                    source: /var/data/shop
                    target: /data
            """;
    private static final String ROUTE = """
            services:
              web:
                image: nginx:1
                x-swarmstead: {route: shop, port: 80}
            """;
    private static final SealKey KEY = new SealKey("5e".repeat(32));
    private static final Instant TIME = Instant.parse("2026-09-01T10:00:00Z");
    private static final String MESH = """
            services:
              web:
                image: nginx:1
                ports:
                  - {mode: ingress, target: 80, published: 8080}
            """;

    /** On each look at the clock ten seconds have passed. */
    private final AtomicLong clock =
            new AtomicLong(Instant.parse("2026-09-01T09:59:50Z").toEpochMilli());

    private final List<String> progress = Collections.synchronizedList(new ArrayList<>());
    private final FakeHost manager = new FakeHost("alpha");
    private final FakeHost beta = new FakeHost("beta");
    private final FakeHost gamma = new FakeHost("gamma");
    private String services = Api.service("shop_web", 1, 1);
    private String tasks = Api.tasks("shop_web", "running", 3);
    private String history = "";
    private String logins = "";

    @BeforeEach
    void aCloudThatIsWell() {
        List.of(manager, beta, gamma)
                .forEach(host -> host.answersScript("docker image inspect", "[\"nginx@sha256:a\"]\n"));
        new OneConfig().on(manager);
        manager.answers(command -> command.line().equals("date +%s%3N"), _ -> now())
                .answers(
                        command -> command.line().contains("/distribution/nginx:1/json"),
                        _ -> new Result(0, "{\"Descriptor\":{\"digest\":\"sha256:a\"}}", ""))
                .answers(
                        command -> command.input().startsWith("set -- /var/data /var/data/shop\n"),
                        _ -> answer(made() ? "" : "absent /var/data/shop\n"))
                .answersScript("mkdir -p", "")
                .answers(DEPLOY, "Creating service shop_web\n")
                .answers(
                        command -> command.input().contains("name-key"),
                        _ -> answer("\n" + logins + "\n" + KEY.hex() + "\nthere\n" + services.replace("\n", " ")
                                + "\n[{\"Id\":\"1\",\"Name\":\"shop_default\"}]\n[]\n[]\n{}\n" + Api.nodes() + "\n"
                                + history))
                .answers(
                        command -> command.input().contains("/tasks?"),
                        _ -> answer(now().output() + services.replace("\n", " ") + "\n" + tasks.replace("\n", " ")
                                + "\n" + Api.nodes() + "\n"))
                .answersScript("curl -sk", "200 5 shop.example.com 10.0.0.11\n")
                .answers(
                        command -> command.input().contains("timeout 10 docker service logs"),
                        _ -> answer("no config\n"));
    }

    private Result now() {
        return answer(clock.getAndAdd(10_000) + "\n");
    }

    /** Whether the directory of the stack was made. */
    private boolean made() {
        return manager.inputs().stream().anyMatch(input -> input.startsWith("set -- /var/data/shop 0:0 "));
    }

    private static Result answer(String output) {
        return new Result(0, output, "");
    }

    private StackDeployment deployment(boolean ipvs) {
        FakeFleet fleet = new FakeFleet(manager, beta, gamma);
        StackSite site = new StackSite(Specs.fourHosts(), fleet, manager, Occupancy.none(ipvs), "owner@desk");
        return new StackDeployment(site, SHOP, false, Duration.ofSeconds(45));
    }

    private Preparation prepared(String file, boolean ipvs) throws HostException {
        return deployment(ipvs).prepare(StackSource.of(StackFiles.compose(file)));
    }

    private Ending deployed() throws HostException {
        return deployment(true).apply((Preparation.Ready) prepared(FILE, true), new Heard());
    }

    private Problem failure() throws HostException {
        return deployed() instanceof Ending.Failed(var problem) ? problem : new Problem("", "", "");
    }

    /** The seal and the record, as they were written. */
    private String written() {
        HostFile file = manager.files().get("/var/data/config/.swarmstead/deployments/shop/" + TIME + ".record");
        return file == null ? "" : file.content();
    }

    private DeploymentRecord recorded() {
        return DeploymentRecord.read(written().substring(SealKey.LENGTH + 1));
    }

    /** What was written is there at the next look. */
    private void isRead(String written) {
        history = "sealed " + TIME + " " + written;
    }

    /** Keeps what was waited for. */
    private final class Heard implements DeploymentListener {
        @Override
        public void phase(Phase phase) {
            progress.add(phase.toString());
        }

        @Override
        public void started(String host, String action) {
            progress.add(host + " " + action);
        }

        @Override
        public void done(String host, String action, Duration elapsed) {}

        @Override
        public void waiting(String what) {
            progress.add(what);
        }
    }

    @Test
    void aStackThatRunsIsFoundAtItsUrls() throws HostException {
        assertThat(deployed()).isEqualTo(new Ending.Converged(List.of("https://shop.example.com")));
        assertThat(manager.inputs())
                .anyMatch(input -> input.startsWith("set -- /var/data/shop 0:0 0755\n"))
                .anyMatch(input -> input.contains("\"image\":\"nginx:1@sha256:a\"")
                        && !input.contains("\"version\"")
                        && input.contains("\"failure_action\":\"rollback\""));
        assertThat(recorded().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(recorded().services()).containsOnlyKeys("web");
        assertThat(manager.files().values())
                .allSatisfy(file -> assertThat(file.mode()).isEqualTo("0600"));
    }

    @Test
    void aRouteIsFilledInAndTold() throws HostException {
        assertThat(prepared(ROUTE, true)).isInstanceOfSatisfying(Preparation.Ready.class, ready -> {
            assertThat(ready.stack().urls()).containsExactly("https://shop.cloud.example.com");
            assertThat(ready.plan().defaults())
                    .contains(new StackDefault(
                            "web",
                            "deploy.labels.traefik.http.routers.shop_web.rule",
                            "Host(`shop.cloud.example.com`)",
                            "its route"));
        });
    }

    @Test
    void aRouteThatCannotBeIsRefused() throws HostException {
        assertThat(prepared(ROUTE.replace("port: 80", "protect: true"), true))
                .isInstanceOfSatisfying(
                        Preparation.Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::what)
                                .containsExactly(
                                        "stack.yml:4:20: services.web.x-swarmstead.route: nothing says at which port web listens",
                                        "stack.yml:4:33: services.web.x-swarmstead.protect: the cloud has no login"));
    }

    @Test
    void deployedAgainThereIsNothingToDo() throws HostException {
        deployed();
        isRead(written());

        assertThat(prepared(FILE, true))
                .isInstanceOfSatisfying(
                        Preparation.Ready.class,
                        ready -> assertThat(ready.plan().nothingToDo()).isTrue());
    }

    @Test
    void aRecordThatWasEditedIsNoneAndThatIsTold() throws HostException {
        deployed();
        isRead(written().replace("nginx:1@sha256:a", "nginx:1@sha256:b"));

        assertThat(prepared(FILE, true))
                .isInstanceOfSatisfying(
                        Preparation.Ready.class,
                        ready -> assertThat(ready.plan().notes())
                                .anyMatch(note -> note.startsWith(
                                        "the record of 2026-09-01T10:00:00Z is not used: its seal does not hold")));
        assertThat(deployment(true).back(Optional.empty()))
                .isInstanceOfSatisfying(
                        WayBack.Nowhere.class,
                        way -> assertThat(way.problem().what())
                                .isEqualTo("shop: the record of 2026-09-01T10:00:00Z is refused"));
    }

    @Test
    void recordsAreMadeWhereNoLinkOfAContainersIsFollowed() throws HostException {
        deployed();

        assertThat(manager.files().values())
                .filteredOn(file -> file.path().startsWith("/var/data/"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file.volume()).contains("/var/data"));
        assertThat(manager.received())
                .filteredOn(command -> command.input().contains("/deployments/shop"))
                .hasSizeGreaterThan(2)
                .allSatisfy(command -> assertThat(command.line()).startsWith("unshare --mount"));
    }

    @Test
    void withoutAKeyForSealsNothingIsPlanned() {
        manager.answersScript("name-key", "\n\n\nthere\n[]\n[]\n[]\n[]\n{}\n" + Api.nodes() + "\n");

        assertThat(catchThrowableOfType(HostException.class, () -> prepared(FILE, true)))
                .extracting(HostException::problem)
                .satisfies(problem -> {
                    assertThat(problem.what()).isEqualTo("alpha: deployments cannot be recorded");
                    assertThat(problem.next()).startsWith("swarmstead up");
                });
    }

    @Test
    void theFileOfARecordIsShownAndOfOneWithoutASealToo() throws HostException {
        deployed();
        isRead(written() + "unsealed 2026-08-01T10:00:00Z\n");
        manager.answersScript("/deployments/shop/2026-08-01T10:00:00Z.json", "{\"file\": \"services: {}\\n\"}");

        assertThat(deployment(true).file("2026-09")).isEqualTo(FILE);
        assertThat(deployment(true).file("2026-08")).isEqualTo("services: {}\n");
        assertThat(catchThrowableOfType(
                                HostException.class, () -> deployment(true).file("2026"))
                        .problem()
                        .what())
                .isEqualTo("shop: no deployment of 2026, or several");
    }

    @Test
    void whatIsTooLongToBeReadAgainIsNotDeployed() throws HostException {
        Preparation.Ready ready = (Preparation.Ready) prepared(FILE, true);
        Preparation.Ready large = new Preparation.Ready(
                ready.plan(),
                ready.stack(),
                ready.objects(),
                "x".repeat(Records.LONGEST),
                ready.history(),
                ready.nameKey(),
                ready.logins());

        HostException refused =
                catchThrowableOfType(HostException.class, () -> deployment(true).apply(large, new Heard()));

        assertThat(refused.problem().what()).isEqualTo("shop: too much to record");
        assertThat(manager.lines()).doesNotContain(DEPLOY);
    }

    @Test
    void whatWasDeployedBeforeIsDeployedWithTheVerySameImages() throws HostException {
        deployed();
        isRead(written());

        Preparation again = deployment(true).prepare(new StackSource.Recorded(recorded()));

        assertThat(again).isInstanceOfSatisfying(Preparation.Ready.class, ready -> {
            assertThat(ready.plan().nothingToDo()).isTrue();
            assertThat(ready.stack().tree()).isEqualTo(recorded().tree());
        });
        assertThat(manager.lines())
                .filteredOn(line -> line.contains("/distribution/"))
                .hasSize(1);
    }

    @Test
    void whatWouldBeRootOnItsHostIsNotGoneBackTo() throws HostException {
        deployed();
        isRead(written());

        assertThat(back("    cap_add: [SYS_ADMIN]\n")).isInstanceOfSatisfying(Preparation.Refused.class, refused -> {
            Problem problem = refused.problems().getFirst();
            assertThat(refused.problems()).hasSize(1);
            assertThat(problem.what())
                    .isEqualTo(
                            "shop: web is root on its host by the capability SYS_ADMIN, as deployed at 2026-09-01T10:00:00Z");
            assertThat(problem.next())
                    .startsWith("swarmstead stack history shop --show 2026-09-01T10:00:00Z > FILE; in it, ")
                    .contains("x-swarmstead: {trusted: true}")
                    .endsWith("; then: swarmstead stack deploy shop -f FILE");
        });
        assertThat(back("    cap_add: [SYS_ADMIN]\n    x-swarmstead: {trusted: true}\n"))
                .isInstanceOf(Preparation.Ready.class);
    }

    /** To what was deployed, with more said of its service. */
    private Preparation back(String more) throws HostException {
        DeploymentRecord then = recorded();
        DeploymentRecord old = new DeploymentRecord(
                then.time(),
                then.by(),
                then.digest(),
                FILE + more,
                StackFiles.read(FILE + more).tree(),
                then.configs(),
                then.services(),
                then.plan(),
                then.outcome(),
                then.message());
        return deployment(true).prepare(new StackSource.Recorded(old));
    }

    @Test
    void aHostThatLacksTheImagePullsItBeforeTheSwarmIsTold() throws HostException {
        beta.answersScript("docker image inspect", "[]\n").answersScript("docker pull", "");

        deployed();

        assertThat(progress)
                .containsSubsequence("PREPARING", "beta pull nginx:1", "HANDING_OVER", "WAITING")
                .noneMatch(said -> said.startsWith("gamma"));
    }

    @Test
    void withALoginAtARegistryItAndTheSwarmAreToldOfItAndNoCommandLineIs() throws HostException {
        String auth = Base64.getEncoder().encodeToString("robot:open sesame".getBytes(StandardCharsets.UTF_8));
        logins = "{\"auths\":{\"https://index.docker.io/v1/\":{\"auth\":\"%s\"}}}".formatted(auth);
        String folder = "/var/data/config/.swarmstead/registries";
        manager.answers(
                "env DOCKER_CONFIG=" + folder + " " + DEPLOY.replace(" shop", " --with-registry-auth shop"), "");

        deployed();

        assertThat(manager.inputs()).anyMatch(input -> input.startsWith("X-Registry-Auth: "));
        assertThat(manager.lines()).noneMatch(line -> line.contains(auth) || line.contains("sesame"));
        assertThat(recorded().json()).doesNotContain(auth, "sesame");
    }

    @Test
    void portsThroughTheMeshAreRefusedWithoutIpvsAndTheOwnersChoiceWithIt() throws HostException {
        assertThat(prepared(MESH, false))
                .isInstanceOfSatisfying(
                        Preparation.Refused.class,
                        refused -> assertThat(refused.problems()).hasSize(1));
        assertThat(prepared(MESH, true)).isInstanceOf(Preparation.Ready.class);
    }

    @Test
    void withoutIpvsServicesAreFoundByTheirTasks() throws HostException {
        assertThat(prepared(FILE, false))
                .isInstanceOfSatisfying(
                        Preparation.Ready.class,
                        ready -> assertThat(ready.stack().text()).contains("\"endpoint_mode\":\"dnsrr\""));
    }

    @Test
    void aStackThatSomebodyElseChangesIsLeftAlone() throws HostException {
        Preparation.Ready ready = (Preparation.Ready) prepared(FILE, true);
        manager.answers(
                        command -> command.line().contains("/configs/create"),
                        _ -> new Result(22, "{\"message\":\"name conflicts\"}", ""))
                .answers(command -> command.line().contains("--max-time 20 http://docker/configs/"), _ -> answer("""
                        {"ID":"lease","Version":{"Index":7},"Spec":{"Labels":{"swarmstead.holder":"friend@sofa",
                        "swarmstead.since":"2026-09-01T09:59:00Z","swarmstead.until":"2026-09-02T00:00:00Z"}}}"""));

        HostException refused =
                catchThrowableOfType(HostException.class, () -> deployment(true).apply(ready, new Heard()));

        assertThat(refused.problem().why()).isEqualTo("friend@sofa does, since 2026-09-01T09:59:00Z");
        assertThat(manager.lines()).doesNotContain(DEPLOY);
    }

    @Test
    void aPlanThatIsNotTheLatestIsNotApplied() throws HostException {
        Preparation.Ready ready = (Preparation.Ready) prepared(FILE, true);
        deployed();
        isRead(written());

        HostException refused =
                catchThrowableOfType(HostException.class, () -> deployment(true).apply(ready, new Heard()));

        assertThat(refused.problem().what()).isEqualTo("shop: was deployed by somebody else meanwhile");
        assertThat(manager.lines()).filteredOn(DEPLOY::equals).hasSize(1);
    }

    @Test
    void whatTheSwarmDoesNotTakeIsTold() throws HostException {
        manager.fails(DEPLOY, "network \"traefik_public\" is declared as external, but could not be found\n");

        assertThat(failure().why()).contains("traefik_public");
        assertThat(recorded().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void tasksThatKeepFailingEndTheWaitingWithTheirLastWords() throws HostException {
        services = Api.service("shop_web", 0, 1);
        tasks = Api.tasks("shop_web", "failed", 2, 4, 6);

        assertThat(failure())
                .isEqualTo(new Problem(
                        "shop_web.1 failed 3 times",
                        "task: non-zero exit (1)\n| no config\nnow: shop_web as this deployment asks: 0/1 run",
                        "correct the file and deploy again"));
    }

    @Test
    void anUpdateThatWasTakenBackSaysWhatRunsNow() throws HostException {
        deployed();
        isRead(written());
        services = Api.service("shop_web", 1, 1, "rollback_completed");

        assertThat(failure().what()).isEqualTo("shop_web: its update failed");
        assertThat(failure().why())
                .endsWith("now: shop_web rolled back to the deployment of 2026-09-01T10:00:00Z: 1/1 run");
    }

    @Test
    void patienceEndsAndWhatIsInTheWayIsTold() throws HostException {
        services = Api.service("shop_web", 0, 1);
        tasks = Api.tasks("shop_web", "pending", 2).replace("task: non-zero exit (1)", "no suitable node");

        assertThat(failure())
                .satisfies(problem -> assertThat(problem.what()).isEqualTo("not converged after 45 s"))
                .satisfies(problem -> assertThat(problem.why())
                        .isEqualTo("shop_web.1: no suitable node\nnow: shop_web as this deployment asks: 0/1 run"));
        assertThat(progress).containsOnlyOnce("shop_web 0/1");
    }

    @Test
    void aRouteThatNobodyAnswersIsAFailureThoughEveryTaskRuns() throws HostException {
        manager.answersScript(
                "curl -sk",
                "other 404 nobody.ingress.internal 10.0.0.11 unknown\nother 404 shop.example.com 10.0.0.11 unknown\n");

        assertThat(failure().what())
                .isEqualTo(
                        "every task runs, and does not answer: https://shop.example.com at 10.0.0.11: 404 from Traefik"
                                + " itself");
    }

    @Test
    void withoutALeaderNothingIsPlanned() {
        manager.answersScript("name-key", "\n\n\nthere\n[]\n[]\n[]\n[]\n{}\n\n");

        assertThat(catchThrowableOfType(HostException.class, () -> prepared(FILE, true)))
                .extracting(failure -> failure.problem().what())
                .isEqualTo("alpha: Docker does not tell of the swarm");
    }
}
