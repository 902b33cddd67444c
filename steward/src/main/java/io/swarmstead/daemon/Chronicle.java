package io.swarmstead.daemon;

import io.swarmstead.steward.Condition;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes down what is not as it shall be, and when it is again. What passes by itself within three seconds is no news. */
final class Chronicle implements Duty {
    static final Duration NEWS = Duration.ofSeconds(3);

    private final List<Watch> watches;
    private final Journal journal;
    private final Set<String> told = new HashSet<>();

    Chronicle(List<Watch> watches, Journal journal) {
        this.watches = List.copyOf(watches);
        this.journal = journal;
    }

    @Override
    public void tick() {
        watches.forEach(watch -> watch.condition().ifPresent(condition -> tell(watch, condition)));
    }

    private void tell(Watch watch, Condition condition) {
        if (condition.good() && told.remove(condition.name())) {
            journal.write(condition.name(), condition.fact(), "");
        } else if (watch.bad().compareTo(NEWS) >= 0 && told.add(condition.name())) {
            journal.write(condition.name(), condition.fact(), "since " + condition.since());
        }
    }
}
