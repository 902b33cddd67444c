package io.swarmstead.certificates;

import io.swarmstead.host.Answers;
import io.swarmstead.host.Command;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Look;
import io.swarmstead.host.Shape;
import io.swarmstead.host.Sighting;
import io.swarmstead.host.Sightings;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec.Role;
import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What the managers tell of certificates of an authority outside.
 *
 * @param statuses of all of them, by the name that each is called
 * @param managers those that answered
 */
public record CertificateSurvey(SequencedMap<String, CertificateStatus> statuses, List<HostName> managers) {
    /** It becomes the name of a file. */
    private static final Shape NAME = Shape.of("the name of a certificate", "[A-Za-z0-9_*][A-Za-z0-9._*-]{0,252}");

    public CertificateSurvey {
        managers = List.copyOf(managers);
    }

    /** Asks all managers, of which any knows. */
    public static CertificateSurvey of(CloudSpec spec, Fleet fleet) throws HostException {
        Map<HostName, Sighting<Answers>> sightings = new LinkedHashMap<>(fleet.look(host -> manages(spec, host)
                ? Look.NOTHING.ask("status", Look.CONTENT, PublicCertificates.STATUS)
                : Look.NOTHING));
        sightings.keySet().removeIf(host -> !manages(spec, host));
        SequencedMap<HostName, String> told = Sightings.seen(sightings, (_, answers) -> answers.text("status"));
        if (told.isEmpty()) {
            throw new HostException(new Problem(
                    "no manager answers",
                    "they alone know of certificates",
                    "swarmstead status tells which hosts are away"));
        }
        SequencedMap<String, CertificateStatus> statuses = new LinkedHashMap<>();
        for (String text : told.values()) {
            try {
                CertificateStatus.read(text).forEach(one -> statuses.putIfAbsent(one.name(), one));
            } catch (IOException unread) {
                throw new HostException(
                        PublicCertificates.STATUS + " of a manager cannot be read",
                        unread,
                        "swarmstead up brings all stewards to one version");
            }
        }
        return new CertificateSurvey(statuses, List.copyOf(told.keySet()));
    }

    private static boolean manages(CloudSpec spec, HostName host) {
        return spec.host(host).role() == Role.MANAGER;
    }

    /** Has the steward of the leader make the certificate anew, whether or not it is time. */
    public void renew(CloudSpec spec, Fleet fleet, CertificateStatus certificate) throws HostException {
        String wishes = PublicCertificates.wishes(spec.storage());
        String wished = PublicCertificates.wished(spec.storage());
        fleet.host(managers.getFirst())
                .run(Command.script("""
                set -e
                umask 077
                mkdir -p "$1"
                touch "$1/$2"
                date +%s.%N > "$3.new"
                mv -T "$3.new" "$3"
                """, wishes, NAME.checked(managers.getFirst(), certificate.name()), wished)
                        .onVolume(spec.storage().mount()));
    }

    /** The serial numbers that the managers' own Traefiks show for it, in hexadecimal; empty where none is shown. */
    public SequencedMap<HostName, String> served(CloudSpec spec, Fleet fleet, CertificateStatus certificate) {
        Map<HostName, Sighting<Answers>> sightings = new LinkedHashMap<>(fleet.look(host -> managers.contains(host)
                ? Look.NOTHING.ask(
                        "serial",
                        "echo | timeout 5 openssl s_client -connect \"127.0.0.1:$1\" -servername \"$2\" 2> /dev/null"
                                + " | openssl x509 -noout -serial || exit 1",
                        String.valueOf(spec.ingress().https()),
                        certificate.covered())
                : Look.NOTHING));
        sightings.keySet().retainAll(managers);
        return Sightings.seen(
                sightings,
                (_, answers) ->
                        answers.text("serial").replaceFirst("^serial=0*", "").toLowerCase(Locale.ROOT));
    }
}
