package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import java.util.Comparator;
import java.util.List;

/** Holds a compose file against every rule. */
public final class Linter {
    private static final List<Rule> RULES = List.of(
            new IgnoredKeys(),
            new ImageTags(),
            new RestartBudget(),
            new PublishedPorts(),
            new MeshPorts(),
            new StartFirst(),
            new Subnets(),
            new BindSources(),
            new DatabasesOnVolume(),
            new Reservations(),
            new SecretsInEnvironment(),
            new LabelsOnService(),
            new LabelNames(),
            new TraefikOneLabels(),
            new TraefikTwoLabels(),
            new ProxyNetwork(),
            new RouterRules(),
            new RouterNames(),
            new RouterPort(),
            new EntryPoints(),
            new Middlewares());

    private Linter() {}

    /** All findings, in the order of the file. */
    public static List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        return RULES.stream()
                .flatMap(rule -> rule.check(file, cloud).stream())
                .sorted(Comparator.comparing(Finding::place).thenComparing(Finding::rule))
                .toList();
    }
}
