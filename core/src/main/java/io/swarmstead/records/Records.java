package io.swarmstead.records;

import io.swarmstead.host.Answers;
import io.swarmstead.host.Look;
import io.swarmstead.host.Sighting;
import io.swarmstead.host.Sightings;
import io.swarmstead.plan.Concern;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Step;
import io.swarmstead.plan.Verdict;
import io.swarmstead.records.RecordsState.OnHost;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every host has one and the same key for the seals of records, and the volume a folder for them that no stack's is near.
 * A record is acted on as root; so one that a container can write, or only copy to another place, is not to be one.
 */
public final class Records implements Concern<RecordsState> {
    /** The key: on every host's own disk, where no container sees it. */
    public static final String KEY = "/etc/swarmstead/record-key";

    /** Beside what else of ours is on the volume; the name is none that a stack can have. */
    private static final String FOLDER = "/config/.swarmstead/deployments";

    /** Bytes of a record at most. What is longer is not written, so that all that is written can be read. */
    public static final int LONGEST = 16 << 20;

    private static final Plan AWAY = new Plan(
            List.of(),
            List.of(new Problem(
                    "the key for records of deployments is not made while most hosts are away",
                    "they may hold the one that records are sealed with",
                    "bring them up, then run: swarmstead up")));

    /** A key that is one, and that root alone may read. */
    static final String OWN_KEY = Look.THERE + """
            [ ! -L "$1" ] && there "$1" && [ -f "$1" ] || exit 1
            owner=$(stat -c '%U %a' -- "$1") || exit 2
            [ "$owner" = 'root 600' ] || exit 1
            grep -qxE "$2" -- "$1"
            case $? in 0) sha256sum < "$1" || exit 2 ;; 1) exit 1 ;; *) exit 2 ;; esac
            """;

    private static final String OWN_FOLDER = Look.THERE + """
            [ ! -L "$1" ] && there "$1" && [ -d "$1" ] || exit 1
            owner=$(stat -c '%U %a' -- "$1") || exit 2
            [ "$owner" = 'root 700' ]
            """;

    /** Below a mount, where every stack has a folder of records. */
    public static String folder(String mount) {
        return mount + FOLDER;
    }

    @Override
    public String name() {
        return "records";
    }

    @Override
    public Look look(CloudSpec spec, HostName host) {
        String mount = spec.storage().mount();
        return Look.NOTHING
                .ask("key", OWN_KEY, KEY, SealKey.SHAPE)
                .askOnVolume(mount, "folder", OWN_FOLDER, folder(mount));
    }

    @Override
    public RecordsState read(CloudSpec spec, Map<HostName, Sighting<Answers>> sightings) {
        return new RecordsState(Sightings.seen(
                sightings, (_, answers) -> new OnHost(answers.text("key"), answers.succeeded("folder"))));
    }

    /** The key that most hosts hold is the cloud's. None is made where those that may hold one are more than those seen. */
    @Override
    public Plan plan(CloudSpec spec, RecordsState observed) {
        if (observed.hosts().isEmpty()) {
            return Plan.EMPTY;
        }
        HostName first = observed.hosts().firstEntry().getKey();
        Optional<HostName> holder = holder(observed);
        boolean folder = observed.hosts().values().stream().anyMatch(OnHost::folder);
        List<Step> steps = folder
                ? List.of()
                : List.of(new RecordsStep.MakeFolder(first, spec.storage().mount()));
        boolean most = 2 * observed.hosts().size() > spec.hosts().size();
        return new Plan(steps, List.of()).and(holder.isPresent() || most ? keys(holder, first, observed) : AWAY);
    }

    private static Plan keys(Optional<HostName> holder, HostName first, RecordsState observed) {
        HostName source = holder.orElse(first);
        List<Step> steps = new ArrayList<>();
        if (holder.isEmpty()) {
            steps.add(new RecordsStep.MakeKey(source));
        }
        Sightings.lacking(observed.hosts(), source, OnHost::key)
                .forEach(name -> steps.add(new RecordsStep.CopyKey(name, source)));
        return new Plan(steps, List.of());
    }

    private static String held(RecordsState observed, HostName name) {
        return Optional.ofNullable(observed.hosts().get(name)).map(OnHost::key).orElse("");
    }

    private static Optional<HostName> holder(RecordsState observed) {
        return Sightings.holder(observed.hosts(), OnHost::key);
    }

    @Override
    public Verdict verdict(CloudSpec spec, RecordsState observed) {
        Optional<String> key = holder(observed).map(name -> held(observed, name));
        long holding = observed.hosts().values().stream()
                .filter(host -> key.filter(host.key()::equals).isPresent())
                .count();
        boolean folder = observed.hosts().values().stream().anyMatch(OnHost::folder);
        String fact = "key for records of deployments on %d of %d hosts%s"
                .formatted(holding, spec.hosts().size(), folder ? "" : ", and no folder for them");
        return folder && holding == spec.hosts().size()
                ? Verdict.well(fact, "a record that somebody else wrote is refused")
                : Verdict.degraded(fact, "no stack is deployed through a host without it: swarmstead up");
    }
}
