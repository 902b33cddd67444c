package io.swarmstead.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The first {@code cloud.yaml} of a new cloud, with comments; read what it renders with {@link CloudFile} to check what
 * the owner gave.
 *
 * @param cloud the name, one DNS label
 * @param domain the domain under which its services answer
 * @param hosts addresses by name, in the order in which they are written
 * @param vip the floating address
 */
public record CloudTemplate(String cloud, String domain, SequencedMap<String, String> hosts, Optional<String> vip) {
    public static final String DEFAULT_CLOUD = "garage";
    public static final String DEFAULT_DOMAIN = "cloud.example.com";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final String ABOUT_CLOUD = """
            # What this cloud shall be. "swarmstead up" makes it so; run it again after every change.
            # A line that begins with # and a key is off; take the # away to use it.

            # Its name, one DNS label, and the domain under which its services answer.
            """;
    private static final String ABOUT_HOSTS = """

            # The machines and their fixed IPv4 addresses: one, or three and more. The first three are managers,
            # unless you write {address: 10.0.0.14, role: manager}, or worker.
            hosts:
            """;
    private static final String ABOUT_VIP = """

            # How you reach them. Anything not said here is left to your own ssh configuration.
            ssh:
              user: root
              #port: 22
              #key: ~/.ssh/id_ed25519
              #jump: admin@bastion.example.com

            # The address that moves to a healthy host: an unused one of the hosts' network. Leave it out where an
            # address cannot move, as at most cloud providers.
            """;
    private static final String NO_VIP = """
            #vip:
              #address: 10.0.0.100
            """;
    private static final String THE_REST = """

            # One copy of every file on each of three hosts; on a single host, a directory. The brick holds a host's
            # copy, the mount is where tasks see the data.
            #storage:
              #brick: /srv/swarmstead/brick
              #mount: /var/data

            # Traefik answers on these ports of every manager.
            #ingress:
              #http: 80
              #https: 443

            # Lets the engines' ports be reached from the hosts only. Everything else is described in
            # cloud.example.yaml.
            #firewall: true
            """;

    public CloudTemplate {
        hosts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(hosts));
    }

    public String render() {
        return ABOUT_CLOUD
                + line("cloud", cloud)
                + line("domain", domain)
                + ABOUT_HOSTS
                + hosts.entrySet().stream()
                        .map(host -> "  " + line(scalar(host.getKey()), host.getValue()))
                        .collect(Collectors.joining())
                + ABOUT_VIP
                + vip.map(address -> "vip:\n  " + line("address", address)).orElse(NO_VIP)
                + THE_REST;
    }

    private static String line(String key, String value) {
        return key + ": " + scalar(value) + "\n";
    }

    /** Quotes whatever YAML could take for more than a word, so that the reader sees what the owner typed. */
    private static String scalar(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "''") + "'";
    }
}
