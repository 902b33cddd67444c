package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Edit;
import io.swarmstead.compose.Finding;
import io.swarmstead.compose.Finding.Severity;
import io.swarmstead.spec.Place;
import io.swarmstead.spec.Problem;
import java.util.List;

/** Where something is written, and what can be said of it. */
record Spot(ComposeFile file, Place place) {
    Finding error(String rule, String what, String why, String next, List<Edit> edits) {
        return finding(Severity.ERROR, rule, what, why, next, edits);
    }

    Finding error(String rule, String what, String why, String next) {
        return error(rule, what, why, next, List.of());
    }

    Finding warning(String rule, String what, String why, String next, List<Edit> edits) {
        return finding(Severity.WARNING, rule, what, why, next, edits);
    }

    Finding warning(String rule, String what, String why, String next) {
        return warning(rule, what, why, next, List.of());
    }

    private Finding finding(Severity severity, String rule, String what, String why, String next, List<Edit> edits) {
        return new Finding(severity, rule, place, new Problem(file.name() + ":" + place + what, why, next), edits);
    }
}
