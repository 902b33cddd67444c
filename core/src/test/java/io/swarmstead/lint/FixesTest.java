package io.swarmstead.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.compose.Edit;
import io.swarmstead.compose.Finding;
import io.swarmstead.spec.Place;
import io.swarmstead.spec.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class FixesTest {
    private static final String TEXT = "a: 1 # 🐳\r\nb:\t2\n";

    @Test
    void everythingElseStaysToTheLastByte() {
        Fixes fixes = Fixes.apply(TEXT, List.of(finding(new Edit(13, 14, "3")), finding(new Edit(3, 4, "ten"))));
        assertThat(fixes.text()).isEqualTo("a: ten # 🐳\r\nb:\t3\n");
        assertThat(fixes.applied()).hasSize(2);
    }

    @Test
    void ofEditsThatOverlapTheFirstIsMade() {
        Finding first = finding(new Edit(0, 4, "c: 4"));
        Finding second = finding(new Edit(3, 4, "5"), new Edit(13, 14, "6"));
        assertThat(Fixes.apply(TEXT, List.of(first, second)))
                .isEqualTo(new Fixes("c: 4 # 🐳\r\nb:\t2\n", List.of(first)));
    }

    @Test
    void ofTwoInsertionsAtOnePointTheFirstIsMade() {
        Finding first = finding(new Edit(0, 0, "x: 0\n"));
        assertThat(Fixes.apply(TEXT, List.of(first, first)).text()).isEqualTo("x: 0\n" + TEXT);
    }

    @Test
    void editsThatTouchAreBothMade() {
        Finding first = finding(new Edit(0, 1, "A"));
        Finding second = finding(new Edit(1, 4, ": one"));
        String mended = "A: one # 🐳\r\nb:\t2\n";

        assertThat(Fixes.apply(TEXT, List.of(first, second))).isEqualTo(new Fixes(mended, List.of(first, second)));
        assertThat(Fixes.apply(TEXT, List.of(second, first))).isEqualTo(new Fixes(mended, List.of(second, first)));
    }

    @Test
    void withoutEditsNothingIsDone() {
        assertThat(Fixes.apply(TEXT, List.of(finding()))).isEqualTo(new Fixes(TEXT, List.of()));
    }

    private static Finding finding(Edit... edits) {
        return new Finding(Finding.Severity.WARNING, "rule", Place.START, new Problem("", "", ""), List.of(edits));
    }
}
