package io.swarmstead.cli;

import static java.util.stream.Collectors.joining;

import io.swarmstead.host.Answers;
import io.swarmstead.host.Command;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostFile;
import io.swarmstead.host.Look;
import io.swarmstead.host.Result;
import io.swarmstead.host.Sighting;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Hosts that are not there, for {@link Train}: asked how they are, they answer from memory as the hosts of a cloud would
 * whose files differ a little from what they shall be. Nothing leaves this process.
 *
 * @param away those that do not answer
 */
record Rehearsal(CloudSpec spec, Set<HostName> away) implements Fleet {
    private static final Result NO = new Result(1, "", "");
    private static final Set<String> DENIED =
            Set.of("storage/occupied", "storage/covered", "preflight/holdsVip", "vip/standby");
    private static final String UNIT = "active\nenabled\n";
    private static final String FILE = "root:root 0644 " + "0".repeat(64) + "\n";

    private static final String STACKS = """
            [{"ID": "s1", "CreatedAt": "2026-01-01T12:00:00.5Z", "UpdatedAt": "2026-01-01T12:00:00.5Z",
              "Spec": {"Name": "whoami_web", "Labels": {"com.docker.stack.namespace": "whoami",
                "traefik.http.routers.whoami.rule": "Host(`whoami.example.com`)"},
               "TaskTemplate": {"ContainerSpec": {"Image": "busybox:stable@sha256:01", "Secrets": [{"SecretID": "k1"}]},
                "Networks": [{"Target": "n1"}]}},
              "ServiceStatus": {"RunningTasks": 2, "DesiredTasks": 2},
              "UpdateStatus": {"State": "completed", "Message": "update completed"}}]
            """;

    /** Answers by question; what is not here is answered with success and no words. */
    private static final Map<String, String> MEMORY = Map.ofEntries(
            Map.entry("preflight/system", "debian\n13\nDebian GNU/Linux 13 (trixie)\n"),
            Map.entry("preflight/clock", "1767268800.5\n"),
            Map.entry("preflight/memory", "4096\n"),
            Map.entry("preflight/free", "/ 20000\n/var/lib 20000\n/srv/swarmstead/brick 20000\n"),
            Map.entry("preflight/listeners", "LISTEN 0 128 0.0.0.0:22 0.0.0.0:* users:((\"sshd\",pid=1,fd=3))\n"),
            Map.entry("preflight/network", "10.0.0.11/24\n"),
            Map.entry("preflight/docker", "present\npackage docker.io ii \n"),
            Map.entry("preflight/daemonJson", "{\"log-driver\": \"json-file\"}\n"),
            Map.entry("machine/installed", "ii  curl\nhi  docker.io\n"),
            Map.entry("firewall/unit", UNIT),
            Map.entry("swarm/docker", UNIT),
            Map.entry("swarm/daemon.json", "{\"log-driver\": \"json-file\", \"live-restore\": true}\n"),
            Map.entry("storage/glusterd", UNIT),
            Map.entry("storage/mount", UNIT),
            Map.entry("storage/peers", "uuid=1\nstate=3\nhostname1=10.0.0.12\n"),
            Map.entry("storage/volume", "version=3\nstatus=1\nbrick-0=10.0.0.11:-srv-swarmstead-brick\n"),
            Map.entry("storage/heals", "0\n"),
            Map.entry("vip/interface", "eth0\n"),
            Map.entry("vip/keepalived", UNIT),
            Map.entry("certificates/authority", "0123  -\n"),
            Map.entry("certificates/key", "sealed\n"),
            Map.entry(
                    "certificates/permitted", "X509v3 Name Constraints: critical\n  Permitted:\n    DNS:example.com\n"),
            Map.entry("certificates/certificate", "4567  -\n"),
            Map.entry("ingress/view", UNIT),
            Map.entry("ingress/service", "[{\"Spec\": {\"Labels\": {\"swarmstead.stack\": \"89ab\"}}}]\n"),
            Map.entry("records/key", "89ab  -\n"),
            Map.entry("steward/unit", UNIT),
            Map.entry("steward/version", "0123456789abcdef\n"),
            Map.entry("steward/report", """
                    {"host": "alpha", "since": "2026-01-01T12:00:00Z", "well": true, "conditions": [
                      {"name": "mount", "good": true, "fact": "the volume answers", "since": "2026-01-01T12:00:00Z"}]}
                    """),
            Map.entry("clock", "1767268800\n"),
            Map.entry("services", STACKS),
            Map.entry("tasks", """
                    [{"ID": "t1", "ServiceID": "s1", "Slot": 1, "NodeID": "id-alpha", "DesiredState": "running",
                      "Status": {"State": "running", "Timestamp": "2026-01-01T12:00:01.5Z"}}]
                    """),
            Map.entry("networks", """
                    [{"Id": "n1", "Name": "traefik_public", "Created": "2026-01-01T12:00:00.5Z", "Labels": {}}]
                    """),
            Map.entry("configs", "[]\n"),
            Map.entry("secrets", """
                    [{"ID": "k1", "CreatedAt": "2026-01-01T12:00:00.5Z", "Spec": {"Name": "whoami_key_0123456789ab",
                      "Labels": {"com.docker.stack.namespace": "whoami", "swarmstead.secret": "key"}}}]
                    """),
            Map.entry("stacks/services", STACKS));

    @Override
    public Map<HostName, Sighting<Answers>> look(Function<HostName, Look> looks) {
        Map<HostName, Sighting<Answers>> sightings = new LinkedHashMap<>();
        spec.hostNames()
                .forEach(host -> sightings.put(
                        host,
                        away.contains(host)
                                ? new Sighting.Unseen<>(new Problem(host + ": away", "not there", "swarmstead status"))
                                : new Sighting.Seen<>(answers(host, looks.apply(host)))));
        return sightings;
    }

    private Answers answers(HostName host, Look look) {
        Map<String, Result> answers = new LinkedHashMap<>();
        look.questions().keySet().forEach(key -> answers.put(key, answer(host, key)));
        return new Answers(answers);
    }

    private Result answer(HostName host, String key) {
        boolean first = host.equals(spec.hostNames().getFirst());
        if (DENIED.contains(key) || (key.equals("vip/holds") && !first)) {
            return NO;
        }
        return new Result(
                0,
                switch (key) {
                    case "swarm/info" -> info(host);
                    case "swarm/nodes", "nodes" ->
                        spec.hostNames().stream().map(this::node).collect(joining(",", "[", "]"));
                    default -> key.contains("/file ") ? FILE : MEMORY.getOrDefault(key, "");
                },
                "");
    }

    private static String info(HostName host) {
        return """
                {"ServerVersion": "26.1.5", "Swarm": {"NodeID": "id-%s", "LocalNodeState": "active", "Error": "",
                 "ControlAvailable": true, "Cluster": {"ID": "c1", "Spec": {
                  "Orchestration": {"TaskHistoryRetentionLimit": 3}, "Dispatcher": {"HeartbeatPeriod": 2000000000},
                  "CAConfig": {"NodeCertExpiry": 315360000000000000}}}}}""".formatted(host);
    }

    /** The first one leads. */
    private String node(HostName host) {
        return """
                {"ID": "id-%1$s", "Description": {"Hostname": "%1$s"}, "Status": {"State": "ready"},
                 "Spec": {"Role": "manager", "Labels": {"swarmstead.host": "%1$s"}},
                 "ManagerStatus": {"Reachability": "reachable", "Leader": %2$s}}""".formatted(host, host.equals(spec.hostNames().getFirst()));
    }

    @Override
    public List<Host> hosts() {
        return spec.hostNames().stream().<Host>map(Nobody::new).toList();
    }

    @Override
    public Host host(HostName name) {
        return new Nobody(name);
    }

    @Override
    public void close() {}

    /** Does what it is told without doing anything. */
    private record Nobody(HostName name) implements Host {
        @Override
        public Result attempt(Command command) {
            return new Result(0, "", "");
        }

        @Override
        public String run(Command command) {
            return "";
        }

        @Override
        public String send(Path file, Command receiver) {
            return "";
        }

        @Override
        public boolean write(HostFile file) {
            return true;
        }
    }
}
