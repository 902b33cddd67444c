package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NamesSenseTest {
    private static final String WRONG = "tasks.shop_db lacks 10.64.17.4";

    private String told = "";
    private boolean complete = true;
    private final AnsweringHost host = AnsweringHost.printing(_ -> told);
    private final Returns returns = new Returns(() -> complete, Duration.ZERO, System::nanoTime);
    private final NamesSense sense = new NamesSense(returns, host);

    @Test
    void itIsLookedAtOnceAfterAReturn() throws IOException {
        assertThat(sense.look()).isEmpty();
        assertThat(host.lines()).isEmpty();
        returns.tick();

        assertThat(sense.look()).isEmpty();
        assertThat(sense.look()).isEmpty();

        assertThat(host.lines()).singleElement().asString().contains("--names");
    }

    @Test
    void whatIsWrongIsLookedAtUntilItIsNotAnyMore() throws IOException {
        returns.tick();
        told = WRONG + "\n";
        assertThat(sense.look()).hasValueSatisfying(text -> assertThat(text).endsWith(": " + WRONG));
        assertThat(sense.look()).isPresent();
        told = "";
        assertThat(sense.look()).isEmpty();
        assertThat(sense.look()).isEmpty();

        assertThat(host.lines()).hasSize(3);
    }

    @Test
    void aNameThatWasWrongIsSoUntilItIsSeenToBeRight() throws IOException {
        returns.tick();
        told = WRONG + "\n? tasks.shop_web\n";
        assertThat(sense.look()).hasValueSatisfying(text -> assertThat(text).endsWith(": " + WRONG));
        told = "? tasks.shop_db\n? tasks.shop_web\n";
        assertThat(sense.look()).hasValueSatisfying(text -> assertThat(text).endsWith(": " + WRONG));
        told = "? tasks.shop_web\n";

        assertThat(sense.look()).isEmpty();
    }

    @Test
    void whatIsNotKnownIsLookedAtAgainButNotForEver() throws IOException {
        returns.tick();
        told = "? tasks.shop_web\n";
        for (int look = 0; look < 30; look++) {
            assertThat(sense.look()).isEmpty();
        }

        assertThat(host.lines()).hasSize(10);
    }

    @Test
    void ofManyNamesAFewAreTold() throws IOException {
        returns.tick();
        told = "a\nb\nc\nd\ne\n";

        assertThat(sense.look()).hasValueSatisfying(text -> assertThat(text).endsWith("a; b; c; and 2 more"));
    }
}
