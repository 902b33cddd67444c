package io.swarmstead.daemon;

import io.swarmstead.alerts.AlertSettings;
import io.swarmstead.alerts.Announcer;
import io.swarmstead.host.Host;
import io.swarmstead.host.LocalHost;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec;
import io.swarmstead.spec.HostSpec.Role;
import io.swarmstead.steward.Condition;
import io.swarmstead.storage.StorageFiles;
import io.swarmstead.swarm.Engine;
import io.swarmstead.swarm.SwarmState.Node;
import io.swarmstead.view.EngineView;
import io.swarmstead.vip.CheckMark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;

/**
 * All that the steward of one host looks at and does.
 *
 * @param duties in the order in which they have their turn in a tick
 * @param ladders the repairs, which have their turn behind them
 * @param view what Traefik is told; managers have one
 */
record Roster(
        List<Watch> watches, Wellness wellness, List<Duty> duties, List<Ladder> ladders, Optional<EngineView> view) {
    private static final Duration BETWEEN_COPIES = Duration.ofSeconds(30);

    /** How often the members of the swarm are asked for: labelling oftener would act on what is known to be old. */
    private static final Duration BETWEEN_LABELS = Duration.ofSeconds(4);

    private static final Duration BETWEEN_ALARMS = Duration.ofSeconds(5);
    private static final Duration BETWEEN_NEWS = Duration.ofSeconds(20);
    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(5);
    private static final Duration BETWEEN_SERVICES = Duration.ofSeconds(15);
    private static final Duration BETWEEN_BEATS = Duration.ofSeconds(5);
    private static final Duration BETWEEN_INDICES = Duration.ofSeconds(10);

    /** What is repaired has first had the time that a busy host, or a restart by systemd or Swarm, takes. */
    private static final Duration BEFORE_REPAIRS = Duration.ofSeconds(10);

    /** Each is a process of Gluster's for each of the others, and where they are at odds it may be asked for days. */
    private static final Duration BETWEEN_QUESTIONS_TO_THE_POOL = Duration.ofSeconds(15);

    /** Two of these questions. */
    private static final Duration BEFORE_POOL = BETWEEN_QUESTIONS_TO_THE_POOL;

    /** Two holders of the VIP are worse than a keepalived restarted for nothing; and its mark is old by then. */
    private static final Duration BEFORE_KEEPALIVED = Duration.ofSeconds(2);

    /** A host that is open is worse than a table loaded for nothing; {@code up} that loads another one is done sooner. */
    private static final Duration BEFORE_FIREWALL = Duration.ofSeconds(2);

    /** Two looks at all names, and then it is none that a moment makes right. */
    private static final Duration BEFORE_NAMES = Duration.ofSeconds(30);

    /** Members of Docker's networks that lost one another try again after a minute: rejoinInterval of moby's networkdb. */
    private static final Duration AFTER_RETURN = Duration.ofMinutes(1);

    /** Docker's, not empty on a host that is a member of a swarm. */
    private static final String SWARM = "/var/lib/docker/swarm/docker-state.json";

    /** What is seen now, and what is tried no more. */
    List<Condition> conditions() {
        return conditions(watches, ladders);
    }

    /**
     * Whether the host may serve, and nothing else is wrong with it: what does not keep it from serving, such as a copy that
     * its client does not reach, may be what makes the next loss one too many.
     *
     * @param patience what is mended sooner is no trouble, but for what the host cannot serve without, see {@link Wellness}
     */
    boolean well(Duration patience) {
        return wellness.well()
                && ladders.stream().allMatch(ladder -> ladder.givenUp().isEmpty())
                && watches.stream()
                        .filter(watch -> !wellness.watches().contains(watch))
                        .allMatch(watch -> watch.bad().compareTo(patience) < 0);
    }

    private static List<Condition> conditions(List<Watch> watches, List<Ladder> ladders) {
        return Stream.concat(
                        watches.stream().flatMap(watch -> watch.condition().stream()),
                        ladders.stream().flatMap(ladder -> ladder.givenUp().stream()))
                .toList();
    }

    private static List<String> troubles(List<Watch> watches, List<Ladder> ladders) {
        return Stream.concat(
                        watches.stream()
                                .filter(watch -> watch.bad().compareTo(Chronicle.NEWS) >= 0)
                                .map(Watch::name),
                        ladders.stream()
                                .flatMap(ladder -> ladder.givenUp().stream())
                                .map(Condition::name))
                .toList();
    }

    /** What the spec asks of a steward on this host. */
    static Roster of(CloudSpec spec, HostName name, Places places, Journal journal, ExecutorService threads) {
        return new Assembly(spec, spec.host(name), places, journal, threads).roster();
    }

    /** A roster while it is put together. */
    private static final class Assembly {
        private final CloudSpec spec;
        private final HostSpec self;
        private final Places places;
        private final Journal journal;
        private final ExecutorService threads;
        private final Host host;
        private final Repairs repairs;
        private final GlusterRepairs gluster;
        private final Mounts mounts;
        private final Question ofQuorum = Question.ofDocker();
        private final Question ofView = Question.ofDocker();
        private final QuorumSense quorum;
        private final EngineSense engine;
        private final Peers peers;
        private final HealIndex index;
        private final SplitBrains splitBrains;
        private final Returns returns;
        private final Watch mount;
        private final Watch brick;
        private final Watch members;
        private final WholeWord whole;
        private final TraefikNews news;

        Assembly(CloudSpec spec, HostSpec self, Places places, Journal journal, ExecutorService threads) {
            this.spec = spec;
            this.self = self;
            this.places = places;
            this.journal = journal;
            this.threads = threads;
            this.host = new LocalHost(self.name());
            this.repairs = new Repairs(spec, self);
            this.gluster = new GlusterRepairs(spec, self);
            this.mounts = new Mounts(Path.of("/proc"), spec.storage());
            this.quorum = new QuorumSense(self.role(), ofQuorum);
            this.engine = new EngineSense(Question.ofDocker(), List.of(ofQuorum, ofView));
            this.peers = new Peers(spec, self.name(), Peers.PORT, new Met(places.met()), InstantSource.system());
            this.index = HealIndex.of(spec.storage());
            this.splitBrains = new SplitBrains(
                    spec.storage(),
                    index,
                    places.splitBrain(),
                    host,
                    errand("split-brain"),
                    this::everybodyIsThere,
                    InstantSource.system());
            this.returns = new Returns(this::complete, AFTER_RETURN, System::nanoTime);
            this.mount = watch(new MountSense(spec.storage(), mounts));
            this.brick = watch(new BrickSense(spec.storage(), Path.of("/run/gluster/vols"), Path.of("/proc")));
            this.members = watch(quorum);
            this.news = new TraefikNews(
                    spec.ingress(),
                    places.newest(),
                    Engine.on(host),
                    this::leads,
                    errand("ingress"),
                    InstantSource.system());
            this.whole = new WholeWord(this::nodes, Path.of(SWARM), places.whole(), Path.of("/proc/uptime"));
        }

        private boolean manager() {
            return self.role() == Role.MANAGER;
        }

        /** Whether this host is that of the swarm's leader. */
        private boolean leads() {
            return Member.leads(self.name(), quorum.members());
        }

        private boolean everybodyIsThere() {
            return peers.silent().isEmpty();
        }

        /** As they were seen last; empty before that. What does not answer has no leader. */
        private Optional<List<Node>> nodes() {
            return members.condition().map(seen -> seen.good() ? quorum.nodes() : List.of());
        }

        /** Whether no host is missed by this one or by the swarm; workers do not hear what the swarm misses. */
        private boolean complete() {
            return everybodyIsThere()
                    && members.good()
                    && (whole.whole() || !manager())
                    && quorum.members().stream().allMatch(Member::ready);
        }

        private Watch watch(Sense sense) {
            return new Watch(sense, threads, InstantSource.system());
        }

        private Errand errand(String subject) {
            return new Errand(subject, threads, journal);
        }

        Roster roster() {
            Watch ingress = watch(new IngressSense(spec.ingress()));
            List<Watch> watches =
                    new ArrayList<>(manager() ? List.of(mount, ingress, members) : List.of(mount, members));
            watches.add(watch(peers));
            EngineElsewhere elsewhere = elsewhere();
            Wellness wellness = new Wellness(List.copyOf(watches), elsewhere::only);
            List<Ladder> ladders = ladders(watches);
            ladders.add(ladder(members, BEFORE_REPAIRS, repairs.swarm()));
            if (manager()) {
                ladders.add(ladder(ingress, BEFORE_REPAIRS, repairs.ingress()));
            }
            if (manager() && spec.acme().isPresent()) {
                watches.add(watch(new CertificateSense(places.certificates().status(), spec.ingress())));
            }
            List<Duty> duties = new ArrayList<>();
            duties.add(elsewhere);
            duties.add(new WellWord(wellness, places.well(), Path.of("/proc/uptime")));
            duties.add(new Chronicle(watches, journal));
            if (manager()) {
                duties.add(whole);
            }
            duties.add(returns);
            if (manager()) {
                duties.addAll(fetching());
            }
            duties.add(sharing());
            if (spec.storage().replicated()) {
                duties.add(fencing());
                duties.add(new Every(BETWEEN_INDICES, splitBrains));
                duties.add(mounting());
                duties.addAll(manager() ? labelling() : List.of(beating()));
            }
            if (spec.hasBrick(self.name())) {
                duties.add(marking());
            }
            if (manager()) {
                duties.add(serving());
                duties.addAll(new CertificateDuties(spec, self, host, places.certificates(), journal, threads)
                        .duties(mount, this::leads));
                duties.add(new Every(BETWEEN_NEWS, news));
                settings().ifPresent(settings -> duties.add(alarming(settings, watches, ladders)));
            }
            if (manager() && spec.rebalance()) {
                duties.add(balancing(watches, ladders));
            }
            Optional<EngineView> view = manager() ? Optional.of(view()) : Optional.empty();
            view.ifPresent(shown -> {
                duties.add(shown::tick);
                duties.add(new WaitingPage(shown::waits, host, errand("waiting"), System::nanoTime));
            });
            return new Roster(List.copyOf(watches), wellness, List.copyOf(duties), List.copyOf(ladders), view);
        }

        private EngineElsewhere elsewhere() {
            List<HostSpec> others = spec.managers().stream()
                    .filter(host -> !host.name().equals(self.name()))
                    .toList();
            return new EngineElsewhere(engine, others, EngineElsewhere.PORT, EngineElsewhere.ANSWER, errand("docker"));
        }

        private EngineView view() {
            return new EngineView(
                    ofView, peers::away, places.memory(), threads, (event, why) -> journal.write("view", event, why));
        }

        /** Of what runs here besides; the eyes that are kept on that join the watches. */
        private List<Ladder> ladders(List<Watch> watches) {
            List<Ladder> ladders = new ArrayList<>();
            ladders.add(ladder(watched(engine, watches), BEFORE_REPAIRS, repairs.docker()));
            if (spec.storage().replicated()) {
                ladders.add(ladder(watched(new GlusterSense(), watches), BEFORE_REPAIRS, gluster.glusterd()));
                Sense pool = new PoolSense(spec, Path.of("/var/lib/glusterd"));
                ladders.add(ladder(watched(pool, watches), BEFORE_POOL, BETWEEN_QUESTIONS_TO_THE_POOL, gluster.pool()));
            }
            if (spec.hasBrick(self.name())) {
                watches.add(brick);
                ladders.add(ladder(brick, BEFORE_REPAIRS, gluster.brick()));
                Sense mark = new MarkSense(self.name().value(), this::served, DiskMark.of(spec.storage()), memories());
                ladders.add(ladder(watched(mark, watches), Duration.ZERO, gluster.mark()));
                List<String> bricks = spec.hosts().stream()
                        .filter(other -> spec.hasBrick(other.name()))
                        .map(HostSpec::address)
                        .toList();
                Sense copies = new CopiesSense(
                        spec.storage(),
                        bricks,
                        Path.of("/run/gluster/shd"),
                        new Connections(Path.of("/proc")),
                        index,
                        host,
                        this::everybodyIsThere,
                        splitBrains::gfids,
                        InstantSource.system());
                ladders.add(ladder(watched(copies, watches), BEFORE_REPAIRS, gluster.copies()));
            }
            if (manager()) {
                ladders.add(ladder(watched(new NamesSense(returns, host), watches), BEFORE_NAMES, repairs.names()));
            }
            if (spec.firewall()) {
                ladders.add(ladder(watched(new FirewallSense(host), watches), BEFORE_FIREWALL, repairs.firewall()));
            }
            if (repairs.vip()) {
                Sense keepalived = new KeepalivedSense(Path.of(CheckMark.FILE), Path.of("/proc/uptime"));
                ladders.add(ladder(watched(keepalived, watches), BEFORE_KEEPALIVED, repairs.keepalived()));
            }
            return ladders;
        }

        private boolean served() {
            return mount.good() && brick.good();
        }

        private Memories memories() {
            return new Memories(host, spec.storage());
        }

        private Duty marking() {
            return new MarkCare(
                    self.name().value(),
                    this::served,
                    DiskMark.of(spec.storage()),
                    memories(),
                    errand("mark"),
                    System::nanoTime);
        }

        private Watch watched(Sense sense, List<Watch> watches) {
            Watch watch = watch(sense);
            watches.add(watch);
            return watch;
        }

        private Ladder ladder(Watch watch, Duration patience, List<Rung> rungs) {
            return ladder(watch, patience, Ladder.BETWEEN_TRIES, rungs);
        }

        private Ladder ladder(Watch watch, Duration patience, Duration between, List<Rung> rungs) {
            return new Ladder(watch, patience, between, rungs, host, errand(watch.name()));
        }

        private Duty sharing() {
            SharedJournal shared = new SharedJournal(journal, host, spec.storage());
            Errand copying = errand("journal");
            return new Every(BETWEEN_COPIES, () -> {
                if (mount.good()) {
                    copying.begin(shared::copy);
                }
            });
        }

        private Optional<AlertSettings> settings() {
            try {
                return AlertSettings.kept(places.alerts());
            } catch (IOException unread) {
                journal.write("alerts", "nobody is told of anything", "the settings cannot be read: " + unread);
                return Optional.empty();
            }
        }

        /** There is somebody to agree with only while the swarm has a leader. */
        private Duty alarming(AlertSettings settings, List<Watch> watches, List<Ladder> ladders) {
            DockerAnswers docker = new DockerAnswers(self.name(), Question.ofDocker());
            Announcer announcer = Announcer.on(host, docker, settings, event -> journal.write("alerts", event, ""));
            List<Troubles> others = new ArrayList<>();
            others.add(new CertificateTroubles(places.certificates().status()));
            others.add(new TraefikTroubles(self.name(), spec.ingress(), docker, news::known));
            if (spec.storage().replicated()) {
                others.add(splitBrains);
            }
            Alarm alarm = new Alarm(self.name(), announcer, new Members(docker), others);
            Errand telling = errand("alerts");
            return new Every(BETWEEN_ALARMS, () -> {
                if (members.good()) {
                    List<Condition> seen = conditions(watches, ladders);
                    telling.begin(() -> alarm.turn(seen));
                }
            });
        }

        private Duty balancing(List<Watch> watches, List<Ladder> ladders) {
            CloudOutlook outlook = new CloudOutlook(
                    spec,
                    self.name(),
                    quorum::members,
                    () -> peers.silent().keySet(),
                    splitBrains::gfids,
                    whole::whole,
                    () -> troubles(watches, ladders));
            return new BalanceCare(
                    outlook,
                    new DockerAnswers(self.name(), Question.ofDocker()),
                    host,
                    places.calm(),
                    BETWEEN_COUNTS,
                    errand("rebalance"),
                    System::nanoTime);
        }

        /** Logins at registries are on the volume. */
        private List<Duty> fetching() {
            Returns home = new Returns(() -> members.good() && mount.good(), AFTER_RETURN, System::nanoTime);
            return List.of(
                    home,
                    new ImageCare(
                            home,
                            new DockerAnswers(self.name(), Question.ofDocker()),
                            host,
                            spec.storage().mount(),
                            errand("images"),
                            System::nanoTime));
        }

        private Duty serving() {
            return new Every(
                    BETWEEN_SERVICES,
                    new ServiceCare(
                            this::leads,
                            new DockerAnswers(self.name(), Question.ofDocker()),
                            host,
                            errand("services"),
                            System::nanoTime));
        }

        private Duty mounting() {
            Holders holders = new Holders(mounts, host, journal);
            List<String> client = StorageFiles.client(spec, self.name());
            return new MountCare(mount, holders, client, errand("mount"), errand("mount"));
        }

        private Duty fencing() {
            return new Fence(
                    peers,
                    new Writers(mounts),
                    host,
                    journal,
                    errand("fence"),
                    process -> ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly));
        }

        private List<Duty> labelling() {
            StorageLabel label = new StorageLabel(host, quorum::members, journal);
            List<HostName> workers = spec.hosts().stream()
                    .filter(other -> other.role() == Role.WORKER)
                    .map(HostSpec::name)
                    .toList();
            Pulse pulse = new Pulse(host, spec.storage());
            return List.of(
                    new Every(BETWEEN_LABELS, new StorageCare(self.name(), mount, label, errand("storage"))),
                    new Every(BETWEEN_BEATS, new WorkerCare(self.name(), workers, pulse, label, errand("storage"))));
        }

        private Duty beating() {
            Pulse pulse = new Pulse(host, spec.storage());
            Errand beating = errand("storage");
            return new Every(BETWEEN_BEATS, () -> {
                if (mount.good()) {
                    beating.begin(() -> pulse.beat(System.nanoTime()));
                }
            });
        }
    }
}
