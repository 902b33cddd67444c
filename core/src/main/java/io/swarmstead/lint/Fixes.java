package io.swarmstead.lint;

import io.swarmstead.compose.Edit;
import io.swarmstead.compose.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A file's text with edits made; what no edit touches is as it was, to the last byte.
 *
 * @param applied the findings that are mended; the edits of one are made all or not at all
 */
public record Fixes(String text, List<Finding> applied) {
    public Fixes {
        applied = List.copyOf(applied);
    }

    /**
     * Makes the edits of the findings, the first ones first; a finding with an edit that overlaps one that was made
     * already is left for the next time.
     *
     * @param text the file's, to which the edits count
     */
    public static Fixes apply(String text, List<Finding> findings) {
        List<Edit> edits = new ArrayList<>();
        List<Finding> applied = new ArrayList<>();
        for (Finding finding : findings) {
            boolean free =
                    finding.edits().stream().allMatch(edit -> edits.stream().noneMatch(made -> overlap(made, edit)));
            if (free && !finding.edits().isEmpty()) {
                edits.addAll(finding.edits());
                applied.add(finding);
            }
        }
        edits.sort(Comparator.comparingInt(Edit::from).reversed());
        StringBuilder mended = new StringBuilder(text);
        for (Edit edit : edits) {
            mended.replace(text.offsetByCodePoints(0, edit.from()), text.offsetByCodePoints(0, edit.to()), edit.text());
        }
        return new Fixes(mended.toString(), applied);
    }

    /** Two at one point do as well: which comes first would be a guess. */
    private static boolean overlap(Edit one, Edit other) {
        return (one.from() < other.to() && other.from() < one.to()) || one.from() == other.from();
    }
}
