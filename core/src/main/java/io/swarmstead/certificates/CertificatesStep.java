package io.swarmstead.certificates;

import io.swarmstead.host.Command;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.HostFile;
import io.swarmstead.host.Shape;
import io.swarmstead.machine.MachineStep;
import io.swarmstead.plan.Milestone;
import io.swarmstead.plan.Step;
import io.swarmstead.spec.HostName;
import java.util.List;
import java.util.Set;

/** What can be done about certificates. Keys are made on a host by its openssl, and are written on hosts only. */
public sealed interface CertificatesStep extends Step
        permits AuthorityStep, CertificatesStep.IssueCertificate, CertificatesStep.CopyCertificates {
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
                            AuthorityPlace.FUNCTIONS + """
                    set -e
                    mkdir -p "$1"
                    cd "$1"
                    umask 077
                    openssl ecparam -genkey -name prime256v1 -noout -out default.key.new
                    openssl req -new -key default.key.new -subj "/CN=$2" -out default.csr
                    printf 'subjectAltName=%s\\nextendedKeyUsage=serverAuth\\nbasicConstraints=critical,CA:FALSE\\n' "$3" > default.extensions
                    said=$(openssl x509 -req -in default.csr -CA "$4/ca.crt" -CAkey "$4/ca.key" -passin "$(opened "$6")" \
                        -days "$5" -set_serial 0x$(openssl rand -hex 16) -extfile default.extensions \
                        -out default.crt.new 2>&1) || { echo "$said" >&2; exit 1; }
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
                            AuthorityPlace.OF_HOST.folder(),
                            String.valueOf(DAYS),
                            AuthorityPlace.OF_HOST.secret()));
        }
    }

    /**
     * Copies the authority and the default certificate from the host that holds the cloud's.
     *
     * @param key whether with the authority's key, which passes through this machine's memory and is encrypted there anew
     */
    record CopyCertificates(HostName host, HostName source, boolean key) implements CertificatesStep {
        /** Whatever else the other host says is not kept as a key. */
        private static final Shape KEY = Shape.of(
                "a key in plain",
                "-----BEGIN (?:EC )?PRIVATE KEY-----[A-Za-z0-9+/=\\s]+-----END (?:EC )?PRIVATE KEY-----");

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
            return Set.of(AUTHORITY, ISSUED, MachineStep.packages(host));
        }

        @Override
        public Set<Milestone> provides() {
            return Set.of(SERVED, served(host));
        }

        @Override
        public void apply(Fleet fleet) throws HostException {
            Host from = fleet.host(source);
            String authority = AuthorityPlace.OF_HOST.certificate();
            String served = Certificates.SERVED;
            fleet.host(host)
                    .writeAll(List.of(
                            HostFile.of(authority, read(from, authority)),
                            HostFile.secret(served + "/default.key", read(from, served + "/default.key")),
                            HostFile.of(served + "/default.crt", read(from, served + "/default.crt")),
                            HostFile.of(served + "/default.names", read(from, served + "/default.names"))));
            if (key) {
                fleet.host(host)
                        .run(AuthorityPlace.OF_HOST.keep(KEY.checked(source, from.run(AuthorityPlace.OF_HOST.read()))));
            }
            fleet.host(host).run(Command.script(NOTICE));
        }

        private static String read(Host from, String path) throws HostException {
            return from.run(Command.of("cat", path));
        }
    }
}
