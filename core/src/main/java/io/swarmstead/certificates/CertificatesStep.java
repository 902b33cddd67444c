package io.swarmstead.certificates;

import io.swarmstead.host.Command;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.HostFile;
import io.swarmstead.machine.MachineStep;
import io.swarmstead.plan.Milestone;
import io.swarmstead.plan.Step;
import io.swarmstead.spec.HostName;
import java.util.List;
import java.util.Set;

/** What can be done about certificates. Keys are made on a host by its openssl and never written anywhere else. */
public sealed interface CertificatesStep extends Step {
    /** Traefik watches the directory of its settings, not that of the certificates: this makes it read both again. */
    String NOTICE = "touch -c /etc/swarmstead/traefik/default.yml";

    /** The authority is there. */
    Milestone AUTHORITY = new Milestone("certificate authority");

    /** The default certificate is there, on the host where it is made. */
    Milestone ISSUED = new Milestone("certificate");

    /** Every host can serve it, so that no Traefik starts with one of its own. */
    Milestone SERVED = new Milestone("certificate on every host");

    /** The host can serve the default certificate. */
    static Milestone served(HostName host) {
        return Milestone.on(host, "certificate");
    }

    /** Makes the cloud's authority, unless there is one. */
    record CreateAuthority(HostName host, String cloud) implements CertificatesStep {
        @Override
        public String action() {
            return "make the cloud's certificate authority";
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
            return Set.of(AUTHORITY);
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            fleet.host(host).run(Command.exclusive("certificates", """
                    set -e
                    mkdir -p "$1"
                    cd "$1"
                    umask 077
                    [ -e ca.key ] && [ -e ca.crt ] && exit 0
                    openssl ecparam -genkey -name prime256v1 -noout -out ca.key.new
                    openssl req -x509 -new -key ca.key.new -days 3650 -subj "/CN=$2 cloud authority" \
                        -addext basicConstraints=critical,CA:TRUE,pathlen:0 -addext keyUsage=critical,keyCertSign,cRLSign \
                        -out ca.crt.new
                    chmod 0644 ca.crt.new
                    sync ca.key.new ca.crt.new
                    mv ca.key.new ca.key
                    mv ca.crt.new ca.crt
                    """, Certificates.AUTHORITY, cloud));
        }
    }

    /** Makes the default certificate, for the domain, everything below it and the addresses. */
    record IssueCertificate(HostName host, String domain, String names) implements CertificatesStep {
        /** The longest life that Apple's clients accept for a certificate of a private authority (HT210176). */
        private static final int DAYS = 825;

        @Override
        public String action() {
            return "make the default certificate for " + domain;
        }

        @Override
        public String reason() {
            return "there is none that is valid for every name and address of the cloud";
        }

        @Override
        public Set<Milestone> requires() {
            return Set.of(AUTHORITY, MachineStep.packages(host));
        }

        @Override
        public Set<Milestone> provides() {
            return Set.of(ISSUED, SERVED, served(host));
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            fleet.host(host)
                    .run(Command.exclusive(
                            "certificates",
                            """
                    set -e
                    mkdir -p "$1"
                    cd "$1"
                    umask 077
                    openssl ecparam -genkey -name prime256v1 -noout -out default.key.new
                    openssl req -new -key default.key.new -subj "/CN=$2" -out default.csr
                    printf 'subjectAltName=%s\\nextendedKeyUsage=serverAuth\\nbasicConstraints=critical,CA:FALSE\\n' "$3" > default.extensions
                    openssl x509 -req -in default.csr -CA "$4/ca.crt" -CAkey "$4/ca.key" -days "$5" \
                        -set_serial 0x$(openssl rand -hex 16) -extfile default.extensions -out default.crt.new 2> /dev/null
                    chmod 0644 default.crt.new
                    sync default.key.new default.crt.new
                    mv default.key.new default.key
                    mv default.crt.new default.crt
                    printf '%s\\n' "$3" > default.names
                    rm -f default.csr default.extensions
                    """ + NOTICE,
                            Certificates.SERVED,
                            domain,
                            names,
                            Certificates.AUTHORITY,
                            String.valueOf(DAYS)));
        }
    }

    /** Copies the authority and the default certificate from the host that holds the cloud's. */
    record CopyCertificates(HostName host, HostName source) implements CertificatesStep {
        @Override
        public String action() {
            return "copy the cloud's certificates from " + source;
        }

        @Override
        public String reason() {
            return "they are missing or differ from those of " + source;
        }

        @Override
        public Set<Milestone> requires() {
            return Set.of(AUTHORITY, ISSUED);
        }

        @Override
        public Set<Milestone> provides() {
            return Set.of(SERVED, served(host));
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            Host from = fleet.host(source);
            String authority = Certificates.AUTHORITY;
            String served = Certificates.SERVED;
            fleet.host(host)
                    .writeAll(List.of(
                            HostFile.secret(authority + "/ca.key", read(from, authority + "/ca.key")),
                            HostFile.of(authority + "/ca.crt", read(from, authority + "/ca.crt")),
                            HostFile.secret(served + "/default.key", read(from, served + "/default.key")),
                            HostFile.of(served + "/default.crt", read(from, served + "/default.crt")),
                            HostFile.of(served + "/default.names", read(from, served + "/default.names"))));
            fleet.host(host).run(Command.script(NOTICE));
        }

        private static String read(Host from, String path) throws HostException {
            return from.run(Command.of("cat", path));
        }
    }
}
