package io.swarmstead.storage;

import io.swarmstead.host.Command;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.HostFile;
import io.swarmstead.machine.MachineStep;
import io.swarmstead.plan.Impact;
import io.swarmstead.plan.Milestone;
import io.swarmstead.spec.HostName;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be done so that Gluster speaks TLS, or no longer does. */
sealed interface TransportStep extends StorageStep {
    /** A host has the key. */
    Milestone KEY = new Milestone("key for Gluster's TLS");

    /** The host has the key, where Gluster looks for it. */
    static Milestone key(HostName host) {
        return Milestone.on(host, "key for Gluster's TLS");
    }

    /**
     * Leads Gluster to the files in the folder: it looks in OpenSSL's folder, which is {@code /usr/lib/ssl} in Debian's build
     * and {@code /etc/ssl} in that of Gluster's own packages. What lay there before is kept beside it.
     */
    String LEAD = """
            for each in key pem ca; do
                for place in /etc/ssl /usr/lib/ssl; do
                    [ -d "$place" ] || continue
                    link=$place/glusterfs.$each
                    [ -L "$link" ] || [ ! -e "$link" ] || mv -T -- "$link" "$link.before"
                    ln -sfnT -- "$1/glusterfs.$each" "$link"
                done
            done
            """;

    /** What says to glusterd, and to all that ask it, whether they speak TLS from their next start on. */
    String SECURE = """
            set -e
            mkdir -p "${1%/*}"
            [ "$2" = true ] && touch "$1" || rm -f "$1"
            sync "${1%/*}"
            """;

    /**
     * Makes the key and its certificate, unless they are there. It is valid always: the clock of a host that has just got its
     * power back may be wrong by years, and a certificate that ended would take the volume along. The end is the one that
     * stands for none (RFC 5280, 4.1.2.5).
     */
    record MakeKey(HostName host, String cloud) implements TransportStep {
        @Override
        public String action() {
            return "make the key by which Gluster's daemons and clients know one another";
        }

        @Override
        public String reason() {
            return "no host holds one";
        }

        @Override
        public Set<Milestone> requires() {
            return Set.of(MachineStep.packages(host));
        }

        @Override
        public Set<Milestone> provides() {
            return Set.of(KEY, key(host));
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            fleet.host(host)
                    .run(Command.exclusive("gluster", """
                    set -e
                    umask 077
                    (umask 022 && mkdir -p -- "${1%/*}")
                    mkdir -p -- "$1"
                    held=0
                    (
                    """ + Transport.HELD + """
                    ) > /dev/null || held=$?
                    [ $held -le 1 ] || { echo "whether there is one was not answered" >&2; exit 1; }
                    if [ $held = 1 ]; then
                        making=$(mktemp -d "$1.new.XXXXXX")
                        trap 'rm -rf -- "$making"' EXIT
                        cd -- "$making"
                        openssl ecparam -genkey -name prime256v1 -noout -out glusterfs.key
                        openssl req -new -key glusterfs.key -subj "/CN=$2" -out request
                        printf '%s\\n' '[ca]' 'default_ca = pool' '[pool]' 'database = index' 'serial = serial' \
                            'new_certs_dir = .' 'default_md = sha256' 'policy = names' '[names]' 'commonName = supplied' > settings
                        : > index
                        openssl rand -hex 16 > serial
                        openssl ca -batch -notext -selfsign -config settings -keyfile glusterfs.key -in request \
                            -startdate 19700101000000Z -enddate 99991231235959Z -out glusterfs.pem 2> /dev/null
                        cp glusterfs.pem glusterfs.ca
                        chmod 0644 glusterfs.pem glusterfs.ca
                        sync glusterfs.key glusterfs.pem glusterfs.ca
                        [ ! -e "$1/glusterfs.key" ] || mv -f -- "$1/glusterfs.key" "$1/glusterfs.key.before"
                        mv -f -- glusterfs.key glusterfs.pem glusterfs.ca "$1"
                    fi
                    """ + LEAD, Transport.FOLDER, cloud));
        }
    }

    /** Copies key and certificate from a host that holds the cloud's. */
    record CopyKey(HostName host, HostName source) implements TransportStep {
        @Override
        public String action() {
            return "copy the key for Gluster's TLS from " + source;
        }

        @Override
        public String reason() {
            return "it is missing, or not that of " + source;
        }

        @Override
        public Set<Milestone> requires() {
            return Set.of(KEY, MachineStep.packages(host));
        }

        @Override
        public Set<Milestone> provides() {
            return Set.of(key(host));
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            Host from = fleet.host(source);
            String folder = Transport.FOLDER;
            fleet.host(host)
                    .writeAll(List.of(
                            HostFile.secret(folder + "/glusterfs.key", read(from, "key")),
                            HostFile.of(folder + "/glusterfs.pem", read(from, "pem")),
                            HostFile.of(folder + "/glusterfs.ca", read(from, "ca"))));
            fleet.host(host).run(Command.script("set -e\n" + LEAD, folder));
        }

        private static String read(Host from, String part) throws HostException {
            return from.run(Command.of("cat", Transport.FOLDER + "/glusterfs." + part));
        }
    }

    /** On one host, whose glusterd is in no pool yet, or was away while the pool was changed. */
    record SecureHost(HostName host, boolean tls, boolean running) implements TransportStep {
        @Override
        public String action() {
            return tls ? "have its glusterd speak TLS" : "have its glusterd speak without TLS";
        }

        @Override
        public String reason() {
            return tls ? "the pool does, and hears nobody without" : "the pool does not, and hears nobody with it";
        }

        @Override
        public Set<Milestone> requires() {
            return Stream.concat(
                            tls ? Stream.of(key(host)) : Stream.of(),
                            Stream.of(MachineStep.packages(host), MachineStep.configuration(host)))
                    .collect(Collectors.toUnmodifiableSet());
        }

        /** StartGlusterd waits for it where glusterd does not run; where it does, what asks it waits. */
        @Override
        public Set<Milestone> provides() {
            return running
                    ? Set.of(StorageStep.secured(host), StorageStep.glusterd(host))
                    : Set.of(StorageStep.secured(host));
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            fleet.host(host)
                    .run(Command.exclusive("gluster", SECURE + """
                    ! systemctl is-active -q glusterd || systemctl restart glusterd
                    """, Transport.SECURED, String.valueOf(tls))
                            .withTimeout(GlusterStep.PATIENCE));
        }
    }

    /**
     * All hosts at once, and everything that uses the volume is ended before, and begins anew behind. Each part can be done
     * again: what a cut leaves is told by the volume's options, which are changed before any glusterd.
     *
     * @param begun the volume is stopped already, by one that was cut off: there is nothing more to interrupt
     */
    record ChangePool(HostName host, String volume, boolean tls, List<HostName> members, boolean begun)
            implements TransportStep {
        private static final String STEWARD = "swarmstead-steward.service";

        @Override
        public String action() {
            return (tls ? "have Gluster speak TLS on " : "have Gluster speak without TLS on ")
                    + members.stream().map(HostName::value).collect(Collectors.joining(", "))
                    + ": all tasks end, and begin again about a minute later";
        }

        @Override
        public String reason() {
            return begun ? "it was begun, and is not done on every host" : "storage.tls in cloud.yaml says so";
        }

        @Override
        public Impact impact() {
            return begun ? Impact.NONE : Impact.OUTAGE;
        }

        /** What else is to be done would meet a cloud that is away. */
        @Override
        public boolean alone() {
            return !begun;
        }

        @Override
        public Set<Milestone> requires() {
            return members.stream().map(TransportStep::key).collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            try {
                end(fleet);
                change(fleet);
            } catch (HostException failure) {
                // a cloud without TLS, or one that waits for its volume, is better than none; the stewards see to it
                for (HostName member : members) {
                    fleet.host(member).attempt(begin("--no-block"));
                }
                throw failure;
            }
            for (HostName member : members) {
                fleet.host(member)
                        .run(Command.script("""
                        systemctl start "$1" || exit
                        for _ in $(seq 300); do
                            ! "$2" || exit 0
                            sleep 0.1
                        done
                        echo "the volume did not answer within half a minute" >&2
                        exit 1
                        """, StorageFiles.MOUNT_SERVICE, StorageFiles.ALIVE)
                                .withTimeout(GlusterStep.PATIENCE));
            }
            for (HostName member : members) {
                fleet.host(member).run(begin("--quiet"));
            }
        }

        /** First those who would repair, on all hosts, then those who write, each of whom may take its time to end well. */
        private void end(Fleet fleet) throws HostException {
            for (HostName member : members) {
                fleet.host(member).run(Command.script("""
                        systemctl stop "$1" || [ "$(systemctl show -p LoadState --value "$1")" = not-found ]
                        """, STEWARD).withTimeout(GlusterStep.PATIENCE));
            }
            for (HostName member : members) {
                fleet.host(member).run(Command.script("systemctl --no-block stop docker.socket docker.service"));
            }
            for (HostName member : members) {
                fleet.host(member)
                        .run(Command.script(
                                        "systemctl stop docker.socket docker.service \"$1\"",
                                        StorageFiles.MOUNT_SERVICE)
                                .withTimeout(GlusterStep.PATIENCE));
            }
        }

        private static Command begin(String how) {
            return Command.script("""
                            systemctl "$1" start "$2" docker.service || exit
                            [ "$(systemctl show -p LoadState --value "$3")" = not-found ] || systemctl "$1" start "$3"
                            """, how, StorageFiles.MOUNT_SERVICE, STEWARD).withTimeout(GlusterStep.PATIENCE);
        }

        /** The options first: glusterd tells them to the others, whom it hears for the last time as it was. */
        private void change(Fleet fleet) throws HostException {
            GlusterStep.gluster(fleet, host, """
                    info=/var/lib/glusterd/vols/$1/info
                    ! grep -qx status=1 "$info" || volume stop "$1" force
                    if [ "$2" = true ]; then
                        volume set "$1" client.ssl on server.ssl on
                    else
                        ! grep -q '^client.ssl=' "$info" || volume reset "$1" client.ssl
                        ! grep -q '^server.ssl=' "$info" || volume reset "$1" server.ssl
                    fi
                    """, volume, String.valueOf(tls));
            for (HostName member : members) {
                fleet.host(member)
                        .run(Command.exclusive(
                                        "gluster",
                                        "systemctl stop glusterd\n" + SECURE,
                                        Transport.SECURED,
                                        String.valueOf(tls))
                                .withTimeout(GlusterStep.PATIENCE));
            }
            for (HostName member : members) {
                fleet.host(member).run(Command.script("systemctl --no-block start glusterd"));
            }
            GlusterStep.gluster(fleet, host, """
                    for _ in $(seq 120); do
                        pool=$(timeout 5 gluster --mode=script pool list) && ! grep -qw Disconnected <<< "$pool" && break
                        sleep 0.5
                    done
                    grep -qx status=1 "/var/lib/glusterd/vols/$1/info" || volume start "$1"
                    """, volume);
        }
    }
}
