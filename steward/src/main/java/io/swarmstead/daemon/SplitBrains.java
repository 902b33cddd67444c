package io.swarmstead.daemon;

import io.swarmstead.alerts.Incident;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Result;
import io.swarmstead.spec.StorageSpec;
import io.swarmstead.storage.SplitBrain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Finds files in split-brain. Gluster has to be asked, which costs a process of half a second: so it is asked often only
 * while files wait longer to be healed than they should, as these do, or while there are some; and seldom otherwise,
 * because the copy here may not be one of those that contradict one another.
 */
final class SplitBrains implements Duty, Troubles {
    /** The self-heal daemons are told of most files at once, and need a few seconds for them. */
    private static final Duration UNHEALED = Duration.ofSeconds(20);

    private static final Duration OFTEN = Duration.ofSeconds(15);
    private static final Duration SELDOM = Duration.ofMinutes(10);

    /** What it takes with many thousand files that wait. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final StorageSpec storage;
    private final HealIndex index;
    private final Path kept;
    private final Host host;
    private final Errand errand;
    private final BooleanSupplier everybodyIsThere;
    private final InstantSource clock;

    private final Map<String, Instant> waiting = new HashMap<>();
    private Instant asked = Instant.MIN;
    private volatile Optional<List<SplitBrain>> known;

    /**
     * What a steward before it was told is known, and otherwise nothing yet.
     *
     * @param kept where Gluster's last answer is left for whoever looks at the host
     * @param everybodyIsThere whether no other host is silent: files wait for one that is, and its copies are not known
     */
    SplitBrains(
            StorageSpec storage,
            HealIndex index,
            Path kept,
            Host host,
            Errand errand,
            BooleanSupplier everybodyIsThere,
            InstantSource clock) {
        this.storage = storage;
        this.index = index;
        this.kept = kept;
        this.host = host;
        this.errand = errand;
        this.everybodyIsThere = everybodyIsThere;
        this.clock = clock;
        this.known = remembered();
    }

    private Optional<List<SplitBrain>> remembered() {
        try {
            return SplitBrain.read(Files.readString(kept));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** To be done every few seconds. */
    @Override
    public void tick() {
        errand.begin(this::look);
    }

    private void look() throws HostException {
        Instant now = clock.instant();
        try {
            if (everybodyIsThere.getAsBoolean() && isDue(now)) {
                asked = now;
                ask();
            }
        } finally {
            if (known.isEmpty()) {
                known = Optional.of(List.of());
            }
        }
    }

    private boolean isDue(Instant now) {
        Duration interval = late(now) || !gfids().isEmpty() ? OFTEN : SELDOM;
        return !asked.isAfter(now.minus(interval));
    }

    /** Whether a file has waited for long. */
    private boolean late(Instant now) {
        Set<String> files = indexed();
        waiting.keySet().retainAll(files);
        files.forEach(file -> waiting.putIfAbsent(file, now));
        Instant before = now.minus(UNHEALED);
        return waiting.values().stream().anyMatch(since -> !since.isAfter(before));
    }

    /** Of a host without a brick there is none; of one that does not answer the copies' own sense tells. */
    private Set<String> indexed() {
        try {
            return index.files();
        } catch (IOException _) {
            return Set.of();
        }
    }

    private void ask() throws HostException {
        Result answer = host.attempt(SplitBrain.question(storage).withTimeout(LONGEST));
        if (!answer.succeeded()) {
            return;
        }
        try {
            Optional<List<SplitBrain>> found = SplitBrain.read(answer.output());
            if (found.isPresent()) {
                learn(found.get());
                Path fresh = kept.resolveSibling(kept.getFileName() + ".new");
                Files.writeString(fresh, answer.output());
                Files.move(fresh, kept, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException failed) {
            errand.journal().write("split-brain", "not known", String.valueOf(failed.getMessage()));
        }
    }

    private void learn(List<SplitBrain> found) {
        if (!known.orElse(List.of()).equals(found)) {
            errand.journal().write("split-brain", told(found), "");
        }
        known = Optional.of(found);
    }

    private String told(List<SplitBrain> found) {
        return found.isEmpty()
                ? "no file is in split-brain any more"
                : SplitBrain.problem(storage, found).what();
    }

    /** Gluster's numbers of the files that no healing can help. */
    Set<String> gfids() {
        return known.orElse(List.of()).stream().map(SplitBrain::gfid).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean known() {
        return known.isPresent();
    }

    @Override
    public List<Incident> now(Instant now) {
        List<SplitBrain> all = known.orElse(List.of());
        return all.isEmpty() ? List.of() : List.of(new Incident("cloud/split-brain", SplitBrain.problem(storage, all)));
    }
}
