package io.swarmstead.compose;

import io.swarmstead.compose.Written.Entries;
import io.swarmstead.compose.Written.Entry;
import io.swarmstead.compose.Written.Items;
import io.swarmstead.compose.Written.Scalar;
import java.util.LinkedHashMap;

/** Fills in the variables of all values; keys stay as they are. */
final class Interpolation {
    /** Characters of all values that were filled in. */
    private static final int LONGEST = 4 << 20;

    private final Variables variables;
    private final Report report;
    private final Causes.Gathering causes = new Causes.Gathering();
    private int length;

    Interpolation(Variables variables, Report report) {
        this.variables = variables;
        this.report = report;
    }

    /** What is the matter with the variables that were filled in so far. */
    Causes causes(String file) {
        return causes.of(file);
    }

    Entries fill(Entries mapping) {
        LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();
        mapping.entries()
                .forEach((key, entry) ->
                        entries.put(key, new Entry(entry.place(), entry.span(), filled(entry.value()))));
        return new Entries(entries, mapping.place(), mapping.span());
    }

    private Written filled(Written written) {
        return switch (written) {
            case Scalar scalar -> scalar(scalar);
            case Items list -> new Items(list.items().stream().map(this::filled).toList(), list.place(), list.span());
            case Entries mapping -> fill(mapping);
        };
    }

    private Scalar scalar(Scalar scalar) {
        if (!(scalar.value() instanceof String text) || length > LONGEST) {
            return scalar;
        }
        try {
            Variables.Filled filling = variables.fill(text);
            String filled = filling.text();
            causes.add(filling, scalar.place());
            if (filled.equals(text)) {
                return scalar;
            }
            length += filled.length();
            if (length > LONGEST) {
                report.error(
                        scalar.place(),
                        "too-large",
                        "its variables fill in more than " + LONGEST + " characters",
                        "no stack needs that, and reading on could use up all memory",
                        "look what the variables hold: docker secrets and configs are for files");
            }
            return new Scalar(filled, true, scalar.place(), scalar.span());
        } catch (Variables.Unfillable e) {
            report.error(
                    scalar.place(),
                    "variable",
                    String.valueOf(e.getMessage()),
                    "Docker fills in variables wherever a $ stands",
                    e.next());
            return scalar;
        }
    }
}
