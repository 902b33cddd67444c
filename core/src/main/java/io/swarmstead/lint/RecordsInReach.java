package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import io.swarmstead.lint.Service.Bind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code records-in-reach}: a folder of settings with the records of a stack's deployments in it, which are what a rollback
 * brings back. The cookbook's stacks bind such folders, so it is no error.
 */
final class RecordsInReach implements Rule {
    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        Pattern settings = Pattern.compile(
                Pattern.quote(HostPath.of(cloud.mount() + "/config").text()) + "/[^/.][^/]*");
        return Service.of(file).stream()
                .filter(service -> !RootOnHost.trusts(service))
                .flatMap(service -> service.binds((bind, spot) -> finding(bind, spot, settings)).stream())
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Finding> finding(Bind bind, Spot spot, Pattern settings) {
        String path = bind.path().text();
        if (bind.readOnly() || !settings.matcher(path).matches()) {
            return Optional.empty();
        }
        return Optional.of(spot.warning(
                "records-in-reach",
                "the records of a stack's deployments are in %s, and the service may write there".formatted(path),
                "swarmstead stack rollback deploys what they say",
                "bind the files or folders in it that the service needs, or bind it read-only"));
    }
}
