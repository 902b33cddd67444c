package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import java.util.List;

/** One kind of mistake, or a few that are found by the same look. */
@FunctionalInterface
public interface Rule {
    /**
     * Everything in the file that breaks this rule, in any order.
     *
     * @param cloud what is known of where the file will be deployed; what is not known breaks no rule
     */
    List<Finding> check(ComposeFile file, Neighbourhood cloud);
}
