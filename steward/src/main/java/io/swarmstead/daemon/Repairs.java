package io.swarmstead.daemon;

import io.swarmstead.firewall.LoadedRules;
import io.swarmstead.host.Command;
import io.swarmstead.ingress.IngressNames;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostSpec;
import io.swarmstead.spec.HostSpec.Role;
import io.swarmstead.steward.StewardFiles;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a steward does about an engine of its host that answers nobody. Nothing is deleted: what may be damaged is moved
 * aside, under its name with the time behind it, and only while the other hosts serve. What somebody has stopped, and
 * what systemd is starting or stopping just now, is left alone.
 *
 * @param self the steward's own host
 */
record Repairs(CloudSpec spec, HostSpec self) {
    List<Rung> docker() {
        return List.of(
                Units.killed("docker", "Docker", Duration.ofSeconds(45)),
                aside(
                        "/var/lib/docker/network/files/local-kv.db",
                        Command.script(Units.ATTENDED + """
                                [ "$(systemctl show -p Result --value docker)" = exit-code ] || exit 1
                                """ + OTHERS_SERVE, dockerAndOthers())));
    }

    /**
     * Docker answers, and its part in the swarm did not start. What tasks a host is to run the swarm tells it again; what a
     * manager knows of the swarm is not moved, because without it the host is a stranger, which a person has to decide.
     */
    List<Rung> swarm() {
        Command damaged = Command.script(Units.ATTENDED + """
                [ "$(timeout 10 docker info -f '{{.Swarm.LocalNodeState}}')" = error ] || exit 1
                """ + OTHERS_SERVE, dockerAndOthers());
        return List.of(
                new Rung(
                        "starts Docker anew",
                        damaged,
                        Command.script("systemctl restart docker").withTimeout(Units.LONGEST),
                        Duration.ofSeconds(20)),
                aside("/var/lib/docker/swarm/worker/tasks.db", damaged));
    }

    List<Rung> keepalived() {
        return List.of(new Rung(
                "kills keepalived, which systemd starts again",
                Command.script(Units.ATTENDED, "keepalived"),
                Command.script("systemctl kill -s KILL keepalived"),
                Duration.ofSeconds(20)));
    }

    /**
     * A file that Docker writes anew, and that a power cut may have damaged.
     *
     * @param damaged succeeds where something points to that, and it may be moved
     */
    private static Rung aside(String file, Command damaged) {
        return new Rung(
                "moves %s aside and starts Docker".formatted(file),
                damaged,
                Command.script("""
                        systemctl stop docker.socket docker.service
                        [ ! -e "$1" ] || mv "$1" "$1.$(date -u +%Y%m%dT%H%M%SZ)"
                        systemctl reset-failed docker
                        systemctl start docker
                        """, file).withTimeout(Units.LONGEST),
                Duration.ofSeconds(30));
    }

    /** Swarm starts another in its place. One that was started only just now is given its time. */
    List<Rung> ingress() {
        return List.of(new Rung(
                "kills Traefik, in whose place Swarm starts another",
                Command.script(TRAEFIK + """
                        curl -fs -m 4 -o /dev/null --unix-socket /run/docker.sock http://docker/_ping || exit 1
                        container=$(traefik "$1")
                        [ -n "$container" ] || exit 1
                        started=$(docker inspect -f '{{.State.StartedAt}}' $container)
                        [ $(($(date +%s) - $(date -d "$started" +%s))) -ge 30 ]
                        """, IngressNames.service(self.name())),
                Command.script(TRAEFIK + "timeout 20 docker kill $(traefik \"$1\")", IngressNames.service(self.name())),
                Duration.ofSeconds(45)));
    }

    private static final String TRAEFIK =
            "traefik() { timeout 10 docker ps -q --filter \"label=com.docker.swarm.service.name=$1\"; }\n";

    /** Whoever flushes rules may do it again: as often as it is begun by a person or a script, and not for ever. */
    List<Rung> firewall() {
        return Collections.nCopies(
                5,
                new Rung("loads the firewall anew", LoadedRules.wanted(), LoadedRules.load(), Duration.ofSeconds(10)));
    }

    /** Each service by its own update settings; see {@link io.swarmstead.names.NameCheck}. */
    List<Rung> names() {
        return List.of(new Rung(
                "has the swarm place the tasks of these services anew",
                Command.of("true"),
                StewardFiles.largeProgram(self.name(), StewardFiles.HEAL_NAMES).withTimeout(Duration.ofMinutes(30)),
                Duration.ofMinutes(3)));
    }

    /** The end of a script, of the addresses of the other managers: where Traefik answers, Docker runs. */
    private static final String OTHERS_SERVE = """
            for address; do
                curl -fs -m 2 -o /dev/null "http://$address/ping" || exit 1
            done
            """;

    private String[] dockerAndOthers() {
        return Stream.concat(
                        Stream.of("docker"),
                        spec.managers().stream()
                                .filter(other -> !other.name().equals(self.name()))
                                .map(other ->
                                        other.address() + ":" + spec.ingress().http()))
                .toArray(String[]::new);
    }

    /** Whether the host has a part in who holds the VIP. */
    boolean vip() {
        return self.role() == Role.MANAGER && spec.vip().isPresent();
    }
}
