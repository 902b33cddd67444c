package io.swarmstead.spec;

import io.swarmstead.spec.AcmeSpec.Binding;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads who certifies the names of the routes. */
final class AcmeReader {
    private static final String OWN = "own";

    private static final Map<String, URI> KNOWN =
            Map.of("letsencrypt", AcmeSpec.LETS_ENCRYPT, "letsencrypt-staging", AcmeSpec.LETS_ENCRYPT_STAGING);

    private static final Rule CA = new Rule(
            text -> text.equals(OWN) || KNOWN.containsKey(text) || isDirectory(text),
            "is not an authority",
            "it is the cloud's own, Let's Encrypt, or another one by the https:// URL of its ACME directory",
            "write own, letsencrypt, letsencrypt-staging or a URL");
    private static final Rule EMAIL = Rule.matching(
            "[^\\s@,?&:]{1,64}@[^\\s@,?&:]+\\.[^\\s@,?&:]+",
            "is not an e-mail address",
            "the authority takes one plain address",
            "write an address of yours, such as admin@example.com");
    private static final Rule WORD = Rule.matching(
            "[!-~]{1,255}",
            "is not a name of the authority's",
            "it is sent as it is written: printable, without spaces",
            "write it as the authority has it");
    static final Rule FILE = Rule.matching(
            "/\\P{Cntrl}+",
            "is not the path of a file",
            "it is found on the managers, where there is no home and no current directory to begin from",
            "write a path that begins with /");
    private static final Rule NAME = Rule.matching(
            "(?=.{1,253}$)(\\*\\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+(?![0-9]+$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
            "is not a name that can be certified",
            "it is two or more labels in lower case, of which the first may be *",
            "write a name such as www.example.com or \"*.example.com\"");

    private AcmeReader() {}

    /** Empty where the cloud's own authority certifies everything. */
    static Optional<AcmeSpec> read(Section certificates) {
        Optional<URI> directory = certificates
                .value("ca")
                .flatMap(ca -> ca.text(CA))
                .filter(ca -> !ca.equals(OWN))
                .map(ca -> KNOWN.getOrDefault(ca, URI.create(ca)));
        Optional<Value> dns = certificates.value("dns");
        AcmeSpec spec = new AcmeSpec(
                directory.orElse(AcmeSpec.LETS_ENCRYPT),
                directory.filter(AcmeSpec.LETS_ENCRYPT::equals).map(_ -> AcmeSpec.LETS_ENCRYPT_STAGING),
                certificates.value("email").flatMap(email -> email.text(EMAIL)),
                certificates.value("profile").flatMap(profile -> profile.text(WORD)),
                certificates.value("eab").flatMap(AcmeReader::binding),
                certificates.value("trust").flatMap(trust -> trust.text(FILE)),
                dns.flatMap(value -> value.section(Keys.CERTIFICATES_DNS)).flatMap(DnsReader::read),
                certificates
                        .value("names")
                        .map(list -> names(list, dns.isPresent()))
                        .orElse(List.of()));
        if (ownAuthority(certificates)) {
            refuseWhatNobodyAsks(certificates);
        }
        return directory.map(_ -> spec);
    }

    private static boolean ownAuthority(Section certificates) {
        return certificates
                .value("ca")
                .map(ca -> ca.node() instanceof ScalarNode scalar
                        && scalar.getValue().equals(OWN))
                .orElse(true);
    }

    private static Optional<Binding> binding(Value eab) {
        return eab.section(Keys.CERTIFICATES_EAB).flatMap(section -> {
            Optional<String> id = section.value("key-id").flatMap(value -> value.text(WORD));
            Optional<String> file = section.value("hmac-file").flatMap(value -> value.text(FILE));
            return id.flatMap(known -> file.map(path -> new Binding(known, path)));
        });
    }

    private static List<String> names(Value list, boolean wildcards) {
        return list.elements().stream()
                .flatMap(name -> name(name, wildcards).stream())
                .toList();
    }

    private static Optional<String> name(Value element, boolean wildcards) {
        Optional<String> name = element.text(NAME);
        return wildcards || name.filter(text -> text.startsWith("*.")).isEmpty()
                ? name
                : element.refuse(
                        name.get() + " needs dns",
                        "a wildcard is proved by a record in the DNS, and nothing here says how one is written",
                        "add dns below certificates, or list the names one by one");
    }

    private static void refuseWhatNobodyAsks(Section certificates) {
        List<String> idle = Keys.CERTIFICATES.all().stream()
                .filter(key -> !key.equals("ca") && certificates.value(key).isPresent())
                .toList();
        idle.forEach(key -> certificates.refuse(
                key,
                "has no meaning with the cloud's own authority",
                "the own authority is asked by nobody outside, and certifies the domain and what is right below it",
                "write ca: letsencrypt or the URL of another one, or delete the line"));
    }

    private static boolean isDirectory(String text) {
        try {
            URI uri = new URI(text);
            return "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
