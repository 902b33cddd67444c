package io.swarmstead.daemon;

import io.swarmstead.alerts.Announcer;
import io.swarmstead.alerts.Incident;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import io.swarmstead.steward.Condition;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells the owner what is broken: the steward of each manager what it finds on its own host, and that of the leader's
 * host what is wrong with the cloud besides. Without a leader there is nobody to agree with, and nobody is told twice.
 */
final class Alarm {
    private final HostName name;
    private final Announcer announcer;
    private final Members members;
    private final List<Troubles> others;

    Alarm(HostName name, Announcer announcer, Members members, List<Troubles> others) {
        this.name = name;
        this.announcer = announcer;
        this.members = members;
        this.others = List.copyOf(others);
    }

    /**
     * Takes as long as the slowest channel.
     *
     * @param conditions as this host's are now
     * @throws HostException if Docker does not tell of the swarm, or what is known of its troubles cannot be read
     */
    void turn(List<Condition> conditions) throws HostException {
        try {
            announcer.turn("host/" + name, incidents(conditions));
            Optional<List<Incident>> troubles = members.troubles(name);
            if (troubles.isPresent() && others.stream().allMatch(Troubles::known)) {
                List<Incident> all = new ArrayList<>(troubles.get());
                for (Troubles other : others) {
                    all.addAll(other.now(Instant.now()));
                }
                announcer.turn("cloud", all);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (IOException unread) {
            throw new HostException(name + ": it is not known how the cloud is", unread, "swarmstead status");
        }
    }

    private List<Incident> incidents(List<Condition> conditions) {
        return conditions.stream()
                .filter(condition -> !condition.good())
                .map(this::incident)
                .toList();
    }

    private Incident incident(Condition condition) {
        return new Incident(
                "host/%s/%s".formatted(name, condition.name()),
                new Problem(
                        "%s: %s".formatted(name, condition.fact()),
                        "its steward has seen it so since " + condition.since(),
                        "swarmstead status tells what that means; swarmstead journal, what was done about it"));
    }
}
