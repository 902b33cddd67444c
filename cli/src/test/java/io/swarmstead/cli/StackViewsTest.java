package io.swarmstead.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.swarmstead.host.Folder;
import io.swarmstead.host.HostException;
import io.swarmstead.stacks.Inventory;
import io.swarmstead.stacks.StackFolders;
import io.swarmstead.stacks.StackName;
import io.swarmstead.stacks.StackRemoval;
import io.swarmstead.stacks.Survey;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stacks, services and secrets as people and programs see them; it is noon, and all has just begun. */
class StackViewsTest {
    private Survey survey;
    private Inventory inventory;

    @BeforeEach
    void look() throws HostException {
        survey = Survey.of(Clouds.THREE_HOSTS, new Rehearsal(Clouds.THREE_HOSTS, Set.of()));
        inventory = survey.inventory();
    }

    @Test
    void aStackIsALine() {
        assertThat(StackListView.lines(inventory))
                .containsExactly(
                        "STACK   TASKS  CHANGED  ROUTES", "whoami  2/2    0 s      https://whoami.example.com");
        assertThat(StackListView.json(inventory)).isEqualTo("""
                {"stacks":[{"name":"whoami","services":1,"running":2,"desired":2,\
                "routes":["https://whoami.example.com"],"changed":"2026-01-01T12:00:00.500Z"}]}""");
    }

    @Test
    void aServiceIsToldWithItsTasksAndWhatAHostWouldTake() {
        StackView view = new StackView("whoami", KnownStack.in(inventory, "whoami"));

        assertThat(view.lines(Screen.withoutTerminal().terminal().out()))
                .containsExactly(
                        "web  2/2, changed 0 s ago",
                        "  image     busybox:stable sha256:01",
                        "  routes    https://whoami.example.com",
                        "  networks  traefik_public",
                        "  task      1  alpha  running  0 s",
                        "with one host:",
                        "  alpha: web: nobody serves until it is placed anew");
        assertThat(view.json())
                .startsWith("{\"name\":\"whoami\",\"services\":[{\"name\":\"web\",\"image\":\"busybox:stable\","
                        + "\"digest\":\"sha256:01\",\"running\":2,\"desired\":2,\"everywhere\":false,")
                .endsWith("\"oneHostLost\":[{\"host\":\"alpha\",\"left\":0,\"volumes\":[]}]}]}");
    }

    @Test
    void aSecretIsToldWithItsUsersAndWithoutItsValue() {
        SecretListView view = new SecretListView("whoami", survey);

        assertThat(view.lines())
                .containsExactly("SECRET  AGE  USED BY     OBJECT", "key     0 s  whoami_web  whoami_key_0123456789ab");
        assertThat(view.json()).isEqualTo("""
                {"secrets":[{"name":"key","object":"whoami_key_0123456789ab","objects":1,\
                "created":"2026-01-01T12:00:00.500Z","usedBy":["whoami_web"]}]}""");
    }

    private RemovalView removal(boolean data) {
        StackFolders folders = new StackFolders(
                data ? List.of(new Folder("/var/data/whoami")) : List.of(), List.of(new Folder("/var/data/media")));
        StackName name = new StackName("whoami");
        return new RemovalView(new StackRemoval(
                survey.manager(), name, inventory.of("whoami"), data, folders, "/var/data", Duration.ZERO));
    }

    @Test
    void aRemovalTellsWhichSecretsStayForItsData() {
        assertThat(removal(false).lines())
                .containsExactly(
                        "services: whoami_web",
                        "stays, others use it: /var/data/media",
                        "secrets that stay with its data, until --with-data: whoami_key_0123456789ab");
        assertThat(removal(false).done())
                .containsExactly(
                        "the stack whoami has gone",
                        "its data stay, and for them its secrets: whoami_key_0123456789ab");
        assertThat(removal(false).json()).isEqualTo("""
                {"plan":{"services":["whoami_web"],"networks":[],"configs":[],"secrets":[],"folders":[],\
                "aside":"/var/data/removed/whoami-2026-01-01T120000Z","sharedFolders":["/var/data/media"],\
                "keptSecrets":["whoami_key_0123456789ab"]}}""");
    }

    @Test
    void aRemovalWithDataTellsThatTheValuesOfSecretsGoForGood() {
        assertThat(removal(true).lines())
                .containsExactly(
                        "services: whoami_web",
                        "secrets, their values for good: whoami_key_0123456789ab",
                        "folders, to /var/data/removed/whoami-2026-01-01T120000Z: /var/data/whoami",
                        "stays, others use it: /var/data/media");
        assertThat(removal(true).done())
                .containsExactly(
                        "the stack whoami has gone", "its data are in /var/data/removed/whoami-2026-01-01T120000Z");
    }

    @Test
    void aStackOrServiceThatIsNotThereIsWrongInput() {
        assertThatExceptionOfType(Stopped.class)
                .isThrownBy(() -> KnownStack.in(inventory, "whoru"))
                .satisfies(stopped -> assertThat(stopped.exitCode()).isEqualTo(2))
                .satisfies(stopped ->
                        assertThat(stopped.problems().getFirst().why()).isEqualTo("there is whoami"));
        assertThatExceptionOfType(Stopped.class)
                .isThrownBy(() -> KnownStack.services(inventory.of("whoami"), "whoami", "db"))
                .withMessage("whoami: no service db");
        assertThat(KnownStack.services(inventory.of("whoami"), "whoami", "")).containsExactly("whoami_web");
    }
}
