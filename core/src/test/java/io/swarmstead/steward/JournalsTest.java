package io.swarmstead.steward;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.FakeFleet;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import io.swarmstead.spec.Specs;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JournalsTest {
    private static final CloudSpec SPEC = Specs.threeHosts();
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private static String line(String host, int second, String event) {
        return new JournalEntry(NOON.plusSeconds(second), new HostName(host), "mount", event, "").json() + "\n";
    }

    @Test
    void theEntriesOfAllHostsAreInTheOrderOfTheirTimes() {
        FakeFleet fleet = FakeFleet.of("alpha", "beta")
                .sees("alpha", Map.of("journal", line("alpha", 1, "first") + line("alpha", 3, "third")))
                .sees("beta", Map.of("journal", line("beta", 0, "too old") + line("beta", 2, "second") + "{cut of"));

        Journals journals = Journals.collect(SPEC, fleet, NOON.plusSeconds(1));

        assertThat(journals.entries()).extracting(JournalEntry::event).containsExactly("first", "second", "third");
        assertThat(journals.unseen()).isEmpty();
    }

    @Test
    void ofAHostThatIsAwayTheCopyOnTheVolumeIsRead() {
        FakeFleet fleet = FakeFleet.of("alpha", "beta")
                .sees("alpha", Map.of("journal", line("alpha", 1, "mine"), "beta", line("beta", 0, "before I went")))
                .misses("beta");

        Journals journals = Journals.collect(SPEC, fleet, NOON);

        assertThat(journals.entries()).extracting(JournalEntry::event).containsExactly("before I went", "mine");
        assertThat(journals.unseen()).extracting(Problem::what).containsExactly("beta: cannot be reached");
        assertThat(fleet.asked("alpha").questions().values())
                .singleElement()
                .asString()
                .contains("swarmstead /var/data 'set -- /var/data/config/.swarmstead/journal/beta\n");
    }
}
