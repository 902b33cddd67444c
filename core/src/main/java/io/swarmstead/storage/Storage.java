package io.swarmstead.storage;

import io.swarmstead.host.Answers;
import io.swarmstead.host.Look;
import io.swarmstead.host.Sighting;
import io.swarmstead.host.Sightings;
import io.swarmstead.host.Unit;
import io.swarmstead.plan.Concern;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The shared volume, as asked and mounted everywhere. A look reads what glusterd keeps on disk instead of asking its
 * command, which takes a lock of the whole pool and waits up to two minutes for a dead peer.
 */
public final class Storage implements Concern<StorageState> {
    @Override
    public String name() {
        return "storage";
    }

    @Override
    public Look look(CloudSpec spec, HostName host) {
        return StorageLook.of(spec, host);
    }

    @Override
    public StorageState read(CloudSpec spec, Map<HostName, Sighting<Answers>> sightings) {
        return new StorageState(Sightings.seen(sightings, (host, answers) -> onHost(spec, host, answers)));
    }

    private static StorageState.OnHost onHost(CloudSpec spec, HostName host, Answers answers) {
        Map<String, String> volume = settings(answers.text("volume"));
        return new StorageState.OnHost(
                answers.differing(StorageFiles.of(spec, host)),
                Unit.read(answers.text("glusterd")),
                Unit.read(answers.text("mount")),
                answers.text("client")
                        .endsWith(String.join(" ", StorageFiles.source(spec, host)) + " "
                                + spec.storage().mount()),
                confined(answers.text("options")),
                answers.succeeded("alive"),
                peers(answers.text("peers")),
                volume,
                answers.text("pool-key").strip(),
                answers.succeeded("secured"),
                answers.succeeded("brick"),
                answers.text("mark").strip(),
                answers.succeeded("occupied"),
                answers.text("behind").strip(),
                answers.text("unmounted").lines().toList(),
                answers.succeeded("covered"),
                count(answers.text("heals")),
                splitBrains(answers.text("split-brain")));
    }

    private static boolean confined(String options) {
        return options.isEmpty() || List.of(options.split(",")).containsAll(List.of(StorageFiles.CONFINED.split(",")));
    }

    /** What cannot be read is old, and the steward writes it anew. */
    private static List<SplitBrain> splitBrains(String kept) {
        try {
            return SplitBrain.read(kept).orElse(List.of());
        } catch (IOException _) {
            return List.of();
        }
    }

    /** What it knows of the volume; none of it counts where its version, by which hosts are told apart, cannot be read. */
    private static Map<String, String> settings(String info) {
        Map<String, String> settings = new LinkedHashMap<>();
        info.lines()
                .filter(line -> line.contains("="))
                .forEach(line ->
                        settings.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        String version = settings.getOrDefault("version", "0");
        if (!version.matches("\\d{1,9}")) {
            throw new NumberFormatException("no version of a volume: " + version);
        }
        return settings;
    }

    private static Set<String> peers(String files) {
        return files.lines()
                .filter(line -> line.startsWith("hostname"))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static int count(String number) {
        return number.isBlank() ? 0 : Integer.parseInt(number);
    }

    @Override
    public Plan plan(CloudSpec spec, StorageState observed) {
        return spec.storage().replicated()
                ? new StoragePlanner(spec, observed).plan()
                : LocalStorage.plan(spec, observed);
    }

    @Override
    public Verdict verdict(CloudSpec spec, StorageState observed) {
        long alive = observed.hosts().values().stream()
                .filter(StorageState.OnHost::alive)
                .count();
        if (!spec.storage().replicated()) {
            return alive > 0
                    ? Verdict.well("data in a local directory", "one host holds the only copy; back it up")
                    : Verdict.down("the data directory is missing", "tasks that bind it are refused");
        }
        long bricks = observed.hosts().values().stream()
                .filter(StorageState.OnHost::brickUp)
                .count();
        int heals = observed.hosts().values().stream()
                .mapToInt(StorageState.OnHost::pendingHeals)
                .max()
                .orElse(0);
        List<SplitBrain> splitBrains = observed.hosts().values().stream()
                .flatMap(host -> host.splitBrains().stream())
                .distinct()
                .toList();
        Optional<Problem> splitBrain =
                splitBrains.isEmpty() ? Optional.empty() : Optional.of(SplitBrain.problem(spec.storage(), splitBrains));
        String behind = observed.hosts().entrySet().stream()
                .filter(host -> host.getValue().behind())
                .map(host -> "; the copy of %s went back in time, and lies at %s"
                        .formatted(host.getKey(), host.getValue().aside()))
                .collect(Collectors.joining());
        String fact = "bricks %d of %d, %d to heal; mounted on %d of %d hosts%s%s"
                .formatted(
                        bricks,
                        spec.storage().replica(),
                        heals,
                        alive,
                        spec.hosts().size(),
                        behind,
                        splitBrain.map(problem -> "; " + problem.what()).orElse(""));
        if (alive == 0 || bricks < 2) {
            return Verdict.down(fact, "files cannot be written: two of three copies are needed");
        }
        if (bricks < spec.storage().replica()) {
            return Verdict.degraded(
                    fact,
                    "the loss of one more stops all writing"
                            + (behind.isEmpty() ? "" : "; swarmstead up has the copy made anew"));
        }
        if (splitBrain.isPresent()) {
            return Verdict.degraded(fact, splitBrain.get().next());
        }
        if (heals > 0) {
            return Verdict.degraded(fact, "do not switch off a host before everything is healed");
        }
        return alive < spec.hosts().size()
                ? Verdict.degraded(fact, "a host without the mount runs no task that has data")
                : Verdict.well(fact, "can lose 1");
    }
}
