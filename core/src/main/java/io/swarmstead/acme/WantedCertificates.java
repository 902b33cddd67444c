package io.swarmstead.acme;

import io.swarmstead.spec.AcmeSpec;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which certificates there shall be: one for each name that no wildcard covers. A name of its own keeps its certificate
 * when others come, go or cannot be proved, tells nobody of the others, and is renewed with ARI's exemption; Let's Encrypt
 * advises the same (letsencrypt.org/docs/integration-guide).
 */
public final class WantedCertificates {
    private static final String WILDCARD = "*.";
    private static final Pattern NAME = Pattern.compile(
            "(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+(?![0-9]+$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    /** Those that everybody can ask for a certificate of a name of his. */
    static final Set<URI> PUBLIC = Set.of(AcmeSpec.LETS_ENCRYPT, AcmeSpec.LETS_ENCRYPT_STAGING);

    /** No public authority certifies names that are nobody's (RFC 6761, RFC 6762, RFC 8375, ICANN on .internal). */
    private static final Pattern NOBODYS =
            Pattern.compile(".*\\.(test|example|invalid|localhost|local|internal|lan|home|corp|home\\.arpa)");

    private WantedCertificates() {}

    /**
     * In the order of the names.
     *
     * @param routes the host names in the rules of routers, as they are written there
     */
    public static List<CertificateWant> of(Collection<String> routes, AcmeSpec spec) {
        NavigableSet<String> wanted = new TreeSet<>(spec.names());
        routes.stream()
                .map(WantedCertificates::plain)
                .filter(name -> NAME.matcher(name).matches())
                .filter(name -> !PUBLIC.contains(spec.directory())
                        || !NOBODYS.matcher(name).matches())
                .forEach(wanted::add);
        Set<String> wildcards = Set.copyOf(
                spec.names().stream().filter(name -> name.startsWith(WILDCARD)).toList());
        return wanted.stream()
                .filter(name -> name.startsWith(WILDCARD) || !isCovered(name, wildcards))
                .map(name -> new CertificateWant(List.of(name)))
                .toList();
    }

    /** A wildcard stands for one label (RFC 6125, section 6.4.3). */
    private static boolean isCovered(String name, Set<String> wildcards) {
        return wildcards.contains("*" + name.substring(name.indexOf('.')));
    }

    private static String plain(String route) {
        String name = route.toLowerCase(Locale.ROOT);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
