package io.swarmstead.daemon;

import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Result;
import io.swarmstead.names.NameCheck;
import io.swarmstead.steward.StewardFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whether containers of this host find services by their names. It is looked at after each return of a host, until all is as it
 * shall be, by a child of the steward.
 */
final class NamesSense implements Sense {
    private static final int NAMED = 3;

    /** A service that never comes to rest is not waited for any longer; at {@link #interval}, some three minutes. */
    private static final int LOOKS = 10;

    private final Returns returns;
    private final Host host;
    private int seen;
    private int looked;
    private int looks;

    /** What was told of each name that is wrong. */
    private Map<String, String> wrong = Map.of();

    NamesSense(Returns returns, Host host) {
        this.returns = returns;
        this.host = host;
    }

    @Override
    public String name() {
        return "names";
    }

    @Override
    public String subject() {
        return "Docker's DNS";
    }

    @Override
    public String wellbeing() {
        return "services are found by their names";
    }

    /** The child ends before. */
    @Override
    public Duration patience() {
        return Duration.ofSeconds(130);
    }

    /** Twice before anything is done about it. */
    @Override
    public Duration interval() {
        return Duration.ofSeconds(20);
    }

    @Override
    public Optional<String> look() throws IOException {
        int now = returns.count();
        if (now != looked) {
            looked = now;
            looks = 0;
        }
        if (now != seen && check()) {
            seen = now;
        }
        return wrong.isEmpty() ? Optional.empty() : Optional.of(told());
    }

    /** Whether nothing is left to be looked at. A name that was wrong is so until it was seen to be right. */
    private boolean check() throws IOException {
        List<String> lines = lines();
        Set<String> unknown = lines.stream()
                .filter(line -> line.startsWith(NameCheck.UNKNOWN))
                .map(line -> line.substring(NameCheck.UNKNOWN.length()))
                .collect(Collectors.toSet());
        Map<String, String> now = new TreeMap<>(wrong);
        now.keySet().retainAll(unknown);
        lines.stream()
                .filter(line -> !line.startsWith(NameCheck.UNKNOWN))
                .forEach(line -> now.put(line.split(" ", 2)[0], line));
        wrong = now;
        looks++;
        return now.isEmpty() && (unknown.isEmpty() || looks >= LOOKS);
    }

    private List<String> lines() throws IOException {
        try {
            Result answer = host.attempt(
                    StewardFiles.largeProgram(host.name(), StewardFiles.NAMES).withTimeout(Duration.ofMinutes(2)));
            if (!answer.succeeded()) {
                throw new IOException(answer.error().strip());
            }
            return answer.output().lines().toList();
        } catch (HostException silent) {
            throw new IOException(silent.problem().why(), silent);
        }
    }

    private String told() {
        String first = wrong.values().stream().limit(NAMED).collect(Collectors.joining("; "));
        return "containers here are told wrong addresses of services: " + first
                + (wrong.size() > NAMED ? "; and %d more".formatted(wrong.size() - NAMED) : "");
    }

    /** The child has a time limit of its own. */
    @Override
    public void abandon() {}
}
