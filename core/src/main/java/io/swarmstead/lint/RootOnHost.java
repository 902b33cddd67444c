package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import io.swarmstead.spec.Problem;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code root-on-host}: what makes a container root on its host, and so on every host of the cloud. An error, unless the
 * service says {@code x-swarmstead: {trusted: true}}; then it is told in one warning. {@code trusted-without-need}: a service
 * that says so for nothing, and would have the right to whatever is added to it later.
 *
 * <p>Only what {@code docker stack deploy} grants is in here. It reads over {@code privileged}, {@code devices}, {@code pid},
 * {@code ipc}, {@code userns_mode}, {@code security_opt} and {@code network_mode}, of which {@link IgnoredKeys} tells.
 */
final class RootOnHost implements Rule {
    private static final String NAME = "root-on-host";
    private static final String KEY = "x-swarmstead";
    private static final String TRUSTED = "trusted";

    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        return Service.of(file).stream()
                .flatMap(service -> check(service, cloud))
                .toList();
    }

    /** Whether its author answers for what it does as root. */
    static boolean trusts(Service service) {
        return service.at(KEY, TRUSTED).is("true");
    }

    /** What it refuses, without the places, which a file has no longer that was deployed. */
    static List<Problem> refusals(ComposeFile deployed, Neighbourhood cloud) {
        return Service.of(deployed).stream()
                .filter(service -> !trusts(service))
                .flatMap(service -> grants(service, cloud).stream().map(grant -> problem(service, grant)))
                .toList();
    }

    private static List<Grant> grants(Service service, Neighbourhood cloud) {
        return Stream.of(
                        HostNetwork.grants(service),
                        RootCapabilities.grants(service),
                        RootFolders.grants(service, cloud))
                .flatMap(found -> found)
                .toList();
    }

    private static Stream<Finding> check(Service service, Neighbourhood cloud) {
        List<Grant> grants = grants(service, cloud);
        if (!trusts(service)) {
            return grants.stream().map(grant -> refused(service, grant));
        }
        Spot said = service.spot(KEY, TRUSTED);
        return Stream.of(
                grants.isEmpty()
                        ? said.warning(
                                "trusted-without-need",
                                service.name() + " is trusted with nothing that needs it",
                                "whatever is added to the service later would be granted without a question",
                                "remove trusted: true")
                        : trusted(service, said, grants));
    }

    private static Finding refused(Service service, Grant grant) {
        Problem problem = problem(service, grant);
        return grant.spot().error(NAME, problem.what(), problem.why(), problem.next());
    }

    private static Problem problem(Service service, Grant grant) {
        return new Problem(
                "%s is root on its host by %s".formatted(service.name(), grant.thing()),
                grant.reason(),
                "%s; where %s shall have it, add to the service: x-swarmstead: {trusted: true}"
                        .formatted(grant.way(), service.name()));
    }

    private static Finding trusted(Service service, Spot said, List<Grant> grants) {
        return said.warning(
                NAME,
                "%s is root on its host by %s"
                        .formatted(
                                service.name(),
                                grants.stream().map(Grant::thing).distinct().collect(Collectors.joining(", "))),
                "whoever takes its program over has every host of the cloud",
                "nothing, if that is meant; let few reach it, and pin its image");
    }
}
