package io.swarmstead.deployment;

import io.swarmstead.compose.Causes;
import io.swarmstead.compose.ComposeFile;
import io.swarmstead.lint.Linter;
import io.swarmstead.lint.Neighbourhood;
import io.swarmstead.spec.Place;
import io.swarmstead.spec.Problem;
import io.swarmstead.stacks.StackName;
import java.util.List;
import java.util.Map;

/**
 * Holds a record against what makes a container root on its host today. It may be older than that rule, and its seal says
 * only who wrote it. A record cannot be mended, so the way out is its file.
 */
record RecordedRoot(StackName stack, DeploymentRecord record, Neighbourhood cloud) {
    List<Problem> problems() {
        ComposeFile deployed = new ComposeFile(
                "the record of " + record.time(),
                record.file(),
                record.tree(),
                Map.of(),
                Causes.NONE,
                _ -> Place.START);
        return Linter.rootOnHost(deployed, cloud).stream().map(this::told).toList();
    }

    private Problem told(Problem root) {
        return new Problem(
                "%s: %s, as deployed at %s".formatted(stack, root.what(), record.time()),
                root.why(),
                "swarmstead stack history %s --show %s > FILE; in it, %s; then: swarmstead stack deploy %1$s -f FILE"
                        .formatted(stack, record.time(), root.next()));
    }
}
