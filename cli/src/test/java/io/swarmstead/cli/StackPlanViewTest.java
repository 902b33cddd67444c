package io.swarmstead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.deployment.DataDirectory;
import io.swarmstead.deployment.FieldChange;
import io.swarmstead.deployment.StackChange;
import io.swarmstead.deployment.StackChange.Action;
import io.swarmstead.deployment.StackChange.Kind;
import io.swarmstead.deployment.StackDefault;
import io.swarmstead.deployment.StackPlan;
import io.swarmstead.deployment.StackPlan.Pull;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StackPlanViewTest {
    private static final StackDefault MONITOR =
            new StackDefault("web", "deploy.update_config.monitor", "5s", "because");
    private static final Pull PULL = new Pull("alpha", "nginx:1@sha256:a");

    private static List<String> lines(StackChange... changes) {
        return lines(List.of(), changes);
    }

    private static List<String> lines(List<DataDirectory> directories, StackChange... changes) {
        StackPlan plan = new StackPlan(
                "shop", List.of(changes), List.of(MONITOR), directories, List.of(PULL), List.of("mind this"));
        return new StackPlanView(plan).lines(Screen.withoutTerminal().terminal().out());
    }

    @Test
    void nothingToDoIsSaidWithTheNotesOnly() {
        assertThat(lines()).containsExactly("nothing to do: the stack shop is as the file asks", "note: mind this");
    }

    @Test
    void aDirectoryThatIsMissingIsWorkThoughNothingElseChanges() {
        assertThat(lines(List.of(new DataDirectory("/var/data/shop", "33:33", "0750"))))
                .startsWith("create directory /var/data/shop: owner 33:33, mode 0750")
                .contains("note: mind this");
    }

    @Test
    void changesHaveTheirFieldsBelowThemThenPullsDefaultsAndNotes() {
        FieldChange image = new FieldChange("image", Optional.of("nginx:1"), Optional.of("nginx:2"));
        FieldChange user = new FieldChange("user", Optional.empty(), Optional.of("x".repeat(100)));

        assertThat(lines(
                        new StackChange(Kind.SERVICE, "web", Action.RESTART_WITH_OUTAGE, List.of(image, user), ""),
                        new StackChange(
                                Kind.CONFIG, "shop_site_1", Action.REMOVE, List.of(), "once no service uses it")))
                .containsExactly(
                        "restart with outage service web",
                        "  image: nginx:1 -> nginx:2",
                        "  user: (not set) -> " + "x".repeat(79) + "…",
                        "remove config shop_site_1: once no service uses it",
                        "pull nginx:1@sha256:a on alpha",
                        "default for web: deploy.update_config.monitor: 5s (because)",
                        "note: mind this");
    }
}
