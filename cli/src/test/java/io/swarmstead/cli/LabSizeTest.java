package io.swarmstead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.spec.Problem;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabSizeTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 10})
    void aCloudHasOneHostOrThreeAndMore(int hosts) {
        LabSize size = new LabSize(Optional.of(hosts), 0, false);
        assertThat(size.refusal()).isEmpty();
        assertThat(size.names()).hasSize(hosts).startsWith("alpha");
    }

    @Test
    void aCloudOfTwoIsRefused() {
        assertThat(new LabSize(Optional.of(2), 0, false).refusal())
                .get()
                .extracting(Problem::what)
                .isEqualTo("a cloud of two hosts");
    }

    @Test
    void twoHostsThatWereBootedBareMakeNoCloudEither() {
        assertThat(new LabSize(Optional.empty(), 2, false).refusal()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10})
    void bareHostsAreAnyNumber(int hosts) {
        assertThat(new LabSize(Optional.of(hosts), 0, true).refusal()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 11})
    void whatALabCannotHaveIsRefused(int hosts) {
        assertThat(new LabSize(Optional.of(hosts), 0, true).refusal())
                .get()
                .extracting(Problem::what)
                .isEqualTo("a lab of " + hosts + " hosts");
    }

    @Test
    void aNewLabHasThreeAndOneThatIsThereKeepsItsOwn() {
        assertThat(new LabSize(Optional.empty(), 0, false).hosts()).isEqualTo(3);
        assertThat(new LabSize(Optional.empty(), 1, false).hosts()).isEqualTo(1);
        assertThat(new LabSize(Optional.of(3), 5, false).hosts()).isEqualTo(5);
    }
}
