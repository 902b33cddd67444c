package io.swarmstead.machine;

import io.swarmstead.host.Command;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.HostException;
import io.swarmstead.plan.Milestone;
import io.swarmstead.plan.Step;
import io.swarmstead.spec.HostName;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What can be done to a machine. */
public sealed interface MachineStep extends Step {
    /** Every package of the host is installed and its services have started. */
    static Milestone packages(HostName host) {
        return Milestone.on(host, "packages");
    }

    /**
     * The files that services read at their first start are in place: the packages wait for this, so that each
     * service starts once and as it shall be.
     */
    static Milestone configuration(HostName host) {
        return Milestone.on(host, "configuration");
    }

    /** Installs the missing packages in one go, after finishing what an interrupted installation left behind. */
    record InstallPackages(HostName host, List<String> packages) implements MachineStep {
        /** A slow mirror and a slow disk; a lock held by the host's own unattended upgrade counts too. */
        private static final Duration LONGEST = Duration.ofMinutes(15);

        @Override
        public String action() {
            return "install " + String.join(", ", packages);
        }

        @Override
        public String reason() {
            return packages.size() == 1 ? "the package is missing" : packages.size() + " packages are missing";
        }

        @Override
        public Set<Milestone> requires() {
            return Set.of(configuration(host));
        }

        @Override
        public Set<Milestone> provides() {
            return Set.of(MachineStep.packages(host));
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            fleet.host(host)
                    .run(Command.exclusive("packages", SCRIPT, packages.toArray(String[]::new))
                            .withTimeout(LONGEST));
        }

        private static final String SCRIPT = """
                    set -e
                    export DEBIAN_FRONTEND=noninteractive
                    apt="apt-get -qq -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3 -o Acquire::Languages=none"
                    apt="$apt -o Dpkg::Use-Pty=0 -o Dpkg::Options::=--force-confold"
                    install="$apt install -y --no-install-recommends"
                    mkdir -p /var/lib/swarmstead
                    touch /var/lib/swarmstead/installing
                    # To a file: when nobody listens any more it shall go on, for dpkg that cannot write ends halfway.
                    log=/var/log/swarmstead-packages.log
                    exec 3>&2 > $log 2>&1
                    tell() {
                        [ $? = 0 ] && return
                        why=$(grep -E "^(E:|dpkg: error)" $log | tail -n 3)
                        echo ${why:-$(tail -n 1 $log)} "(all of it: $log)" >&3
                    }
                    trap tell EXIT
                    $apt update
                    # What was unpacked before the package that it depends on cannot be configured without that.
                    dpkg --configure -a || $install --fix-broken
                    packages="$*"
                    # Debian 13 has the docker command in a package of its own, others in docker.io itself.
                    apt-cache show docker-cli > /dev/null 2>&1 || packages=${packages/docker-cli/}
                    $install $packages
                    rm /var/lib/swarmstead/installing
                    """;
    }

    /** Replaces our block of {@code /etc/hosts}; the rest of the file stays as it is. */
    record NameHosts(HostName host, String block) implements MachineStep {
        @Override
        public String action() {
            return "name the hosts of the cloud in /etc/hosts";
        }

        @Override
        public String reason() {
            return "our lines there differ from the spec";
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            fleet.host(host).run(Command.exclusive("names", """
                            set -e
                            new=$(mktemp /etc/hosts.XXXXXX)
                            names=$1 awk "$2" /etc/hosts > "$new"
                            printf '%s\\n' "$1" >> "$new"
                            chmod 0644 "$new"
                            sync "$new"
                            mv "$new" /etc/hosts
                            """, block, WITHOUT_BLOCK));
        }

        /**
         * All lines but our block. One whose end was lost is no reason to lose what stands behind its beginning: of that only
         * an address and one of our names are left out. A last line without an end gets one.
         */
        private static final String WITHOUT_BLOCK = """
                BEGIN {
                    count = split(ENVIRON["names"], lines, "\\n")
                    for (i = 2; i < count; i++) {
                        split(lines[i], word, " ")
                        ours[word[2]]
                    }
                }
                $0 == "# swarmstead begin" { keep(); inside = 1; next }
                inside && $0 == "# swarmstead end" { inside = held = 0; next }
                inside { block[++held] = $0; next }
                { print }
                END { keep() }
                function keep() {
                    for (i = 1; i <= held; i++)
                        if (split(block[i], word, " ") != 2 || !(word[2] in ours)) print block[i]
                    inside = held = 0
                }
                """;
    }
}
