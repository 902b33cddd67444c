package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import io.swarmstead.ingress.IngressNames;
import io.swarmstead.routes.RouteSite;
import io.swarmstead.routes.RoutedFile;
import io.swarmstead.spec.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Holds a compose file against every rule, with its routes filled in. */
public final class Linter {
    /** A file does not tell under which name it will be deployed. */
    private static final String ANY_STACK = "this-stack";

    private static final List<Rule> RULES = List.of(
            new IgnoredKeys(),
            new ImageNames(),
            new ImageTags(),
            Words.MODE,
            Words.ENDPOINT,
            Words.CONDITION,
            Words.UPDATE,
            Words.ROLLBACK,
            new Modes(),
            new EndpointModes(),
            new Constraints(),
            new TasksPerHost(),
            Durations.RESTART,
            Durations.UPDATE,
            Durations.HEALTH,
            new FailureRatio(),
            new Healthchecks(),
            new Resources(),
            new Mounts(),
            new Attached(),
            new EngineNames(),
            new NetworkKinds(),
            new Templates(),
            new Settings(),
            new Capabilities(),
            new ProcessLimits(),
            new KernelSettings(),
            new ExtraHosts(),
            new NameServers(),
            new LogOptions(),
            new Credentials(),
            new PortNumbers(),
            new RestartWords(),
            new RestartBudget(),
            new PublishedPorts(),
            new MeshPorts(),
            new PortAddresses(),
            new BrickPorts(),
            new StartFirst(),
            new Subnets(),
            new RootOnHost(),
            new BindSources(),
            new ReplaceableSources(),
            new LocalData(),
            new DatabasesOnVolume(),
            new Reservations(),
            new SecretsInEnvironment(),
            new DecimalModes(),
            new LabelsOnService(),
            new LabelNames(),
            new TraefikOneLabels(),
            new TraefikTwoLabels(),
            new ProxyNetwork(),
            new RouterRules(),
            new RouterNames(),
            new RuleTaken(),
            new RouterPort(),
            new RouterServices(),
            new RulelessRouters(),
            new LeftOut(),
            new EntryPoints(),
            new Middlewares());

    private Linter() {}

    /** What makes a container root on its host, of a file that was deployed once, and whose routes are filled in. */
    public static List<Problem> rootOnHost(ComposeFile deployed, Neighbourhood cloud) {
        return RootOnHost.refusals(deployed, cloud);
    }

    /** All findings, in the order of the file. */
    public static List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        RouteSite site = new RouteSite(cloud.domain(), cloud.middlewares().contains(IngressNames.LOGIN));
        RoutedFile routed = RoutedFile.of(file, ANY_STACK, site);
        List<Finding> found = Stream.concat(
                        routed.findings().stream(),
                        RULES.stream().flatMap(rule -> rule.check(routed.file(), cloud).stream()))
                .toList();
        return file.causes().before(found).stream()
                .sorted(Comparator.comparing(Finding::place).thenComparing(Finding::rule))
                .toList();
    }
}
