package io.swarmstead.spec;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The keys that one section of a cloud file knows.
 *
 * @param section where the section is, {@code *} standing for any host; empty for the root
 */
record Keys(String section, List<String> required, List<String> optional) {
    static final Keys CLOUD = new Keys(
            "",
            List.of("cloud", "domain", "hosts"),
            List.of("ssh", "vip", "docker", "storage", "ingress", "certificates", "firewall", "rebalance", "alerts"));
    static final Keys HOST = new Keys("hosts.*", List.of("address"), List.of("role"));
    static final Keys SSH = new Keys("ssh", List.of(), List.of("user", "port", "key", "jump", "sudo", "known-hosts"));
    static final Keys VIP = new Keys("vip", List.of("address"), List.of("interface"));
    static final Keys DOCKER = new Keys("docker", List.of(), List.of("source", "registry-mirrors"));
    static final Keys STORAGE =
            new Keys("storage", List.of(), List.of("volume", "brick", "mount", "replica", "ping-timeout", "tls"));
    static final Keys INGRESS =
            new Keys("ingress", List.of(), List.of("traefik", "http", "https", "users", "forward-auth"));
    static final Keys CERTIFICATES =
            new Keys("certificates", List.of(), List.of("ca", "email", "profile", "eab", "trust", "dns", "names"));
    static final Keys CERTIFICATES_EAB = new Keys("certificates.eab", List.of("key-id", "hmac-file"), List.of());
    static final Keys CERTIFICATES_DNS = new Keys("certificates.dns", List.of(), List.of("rfc2136", "hook"));
    static final Keys RFC2136 = new Keys(
            "certificates.dns.rfc2136", List.of("server", "zone", "key-name", "secret-file"), List.of("algorithm"));

    static final Keys ALERTS = new Keys("alerts", List.of(), List.of("webhook", "ntfy", "email"));
    static final Keys EMAIL =
            new Keys("alerts.email", List.of("server", "from", "to"), List.of("user", "password-file"));

    /** The whole schema. */
    static final List<Keys> SECTIONS = List.of(
            CLOUD,
            HOST,
            SSH,
            VIP,
            DOCKER,
            STORAGE,
            INGRESS,
            CERTIFICATES,
            CERTIFICATES_EAB,
            CERTIFICATES_DNS,
            RFC2136,
            ALERTS,
            EMAIL);

    List<String> all() {
        return Stream.concat(required.stream(), optional.stream()).toList();
    }

    /** The full paths of the keys. */
    List<String> paths() {
        return all().stream().map(this::path).toList();
    }

    /** Where a key that is unknown in its section would be known. */
    static Optional<String> home(String key) {
        return SECTIONS.stream()
                .filter(keys -> !keys.equals(HOST) && keys.all().contains(key))
                .map(keys -> keys.path(key))
                .findFirst();
    }

    private String path(String key) {
        return section.isEmpty() ? key : section + "." + key;
    }
}
