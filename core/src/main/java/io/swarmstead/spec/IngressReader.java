package io.swarmstead.spec;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads the way in. */
final class IngressReader {
    private static final Pattern TAG = Pattern.compile("v3\\.(0|[1-9][0-9]{0,3})(?:\\.(0|[1-9][0-9]{0,3}))?");
    private static final Rule TRAEFIK = new Rule(
            IngressReader::isSupported,
            "is not a tag of Traefik 3 from v3.6.1 on",
            "older ones ask Docker 29 for an API that it no longer speaks, and then route nothing",
            "write a tag such as v3.7 or v3.7.1");

    private static final String ONE_LISTENER = "only one of two can listen on a port";
    private static final String OTHER_PORT = "choose another port for one of them";

    private IngressReader() {}

    static IngressSpec read(Section ingress, Section ssh, int sshPort) {
        IngressSpec spec = new IngressSpec(
                ingress.value("traefik").flatMap(tag -> tag.text(TRAEFIK)).orElse("v3.7"),
                port(ingress, "http").orElse(80),
                port(ingress, "https").orElse(443),
                LoginReader.read(ingress));
        refuseClash(ingress, spec);
        refuseClash(ingress, "http", spec.http(), ssh, sshPort);
        refuseClash(ingress, "https", spec.https(), ssh, sshPort);
        return spec;
    }

    private static Optional<Integer> port(Section ingress, String key) {
        return ingress.value(key)
                .flatMap(port -> port.number(1, 65535, "it is a TCP port that Traefik listens on, on every manager"));
    }

    private static void refuseClash(Section ingress, IngressSpec spec) {
        if (spec.http() == spec.https()) {
            String key = ingress.value("https").isPresent() ? "https" : "http";
            ingress.refuse(key, "http and https are both on port " + spec.http(), ONE_LISTENER, OTHER_PORT);
        }
    }

    private static void refuseClash(Section ingress, String key, int port, Section ssh, int sshPort) {
        if (port != sshPort) {
            return;
        }
        String what = key + " and ssh are both on port " + port;
        if (ingress.value(key).isPresent()) {
            ingress.refuse(key, what, ONE_LISTENER, OTHER_PORT);
        } else {
            ssh.refuse("port", what, ONE_LISTENER, OTHER_PORT);
        }
    }

    /** A tag without a patch level, such as v3.6, stands for the newest patch. */
    private static boolean isSupported(String tag) {
        return TAG
                .matcher(tag)
                .results()
                .findFirst()
                .filter(match -> match.group().equals(tag))
                .stream()
                .anyMatch(IngressReader::isSupported);
    }

    private static boolean isSupported(MatchResult tag) {
        int minor = Integer.parseInt(tag.group(1));
        return minor > 6 || (minor == 6 && !"0".equals(tag.group(2)));
    }
}
