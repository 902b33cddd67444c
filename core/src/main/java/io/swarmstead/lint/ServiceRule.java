package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import java.util.List;
import java.util.stream.Stream;

/** A rule that looks at each service by itself, wherever it is deployed. */
interface ServiceRule extends Rule {
    Stream<Finding> check(Service service);

    @Override
    default List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        return Service.of(file).stream().flatMap(this::check).toList();
    }
}
