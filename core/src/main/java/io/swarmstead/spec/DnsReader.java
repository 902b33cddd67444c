package io.swarmstead.spec;

import io.swarmstead.spec.AcmeSpec.DnsSpec;
import java.util.Optional;

/** Reads how records for DNS-01 are written. */
final class DnsReader {
    private static final Rule SERVER = Rule.matching(
            "[A-Za-z0-9]([A-Za-z0-9.-]{0,252})(:[1-9][0-9]{0,4})?",
            "is not a DNS server",
            "updates are sent to the primary server of the zone",
            "write its name or IPv4 address, and :port if it is not 53");
    private static final Rule ZONE = Rule.matching(
            "([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
            "is not a zone",
            "the records are put into it, so it is two or more labels in lower case",
            "write the zone as the server has it, such as example.com");
    private static final Rule KEY = Rule.matching(
            "[A-Za-z0-9_][A-Za-z0-9_.-]{0,253}",
            "is not the name of a key",
            "the server finds the shared key by it, and it is written as a DNS name is",
            "write the name as the server has it");
    private static final Rule ALGORITHM = Rule.matching(
            "hmac-sha(224|256|384|512)",
            "is not an algorithm of a shared key",
            "those that servers take and nobody has broken are hmac-sha224, -sha256, -sha384 and -sha512 (RFC 8945)",
            "write hmac-sha256, or what the server has");

    private DnsReader() {}

    static Optional<DnsSpec> read(Section dns) {
        Optional<DnsSpec> update = dns.value("rfc2136").flatMap(DnsReader::update);
        Optional<DnsSpec> hook = dns.value("hook")
                .flatMap(program -> program.text(AcmeReader.FILE))
                .map(DnsSpec.Hook::new);
        boolean updated = dns.value("rfc2136").isPresent();
        boolean hooked = dns.value("hook").isPresent();
        if (updated && hooked) {
            dns.refuse(
                    "hook",
                    "rfc2136 and hook are both written",
                    "a record has one way into the DNS",
                    "delete one of them");
        } else if (!updated && !hooked) {
            dns.refuse(
                    "hook",
                    "missing, and rfc2136 too",
                    "one of them says how a record gets into the DNS",
                    "add a line hook: /path/of/a/program, or a section rfc2136");
        }
        return update.or(() -> hook);
    }

    private static Optional<DnsSpec> update(Value rfc2136) {
        return rfc2136.section(Keys.RFC2136).flatMap(section -> {
            Optional<String> server = section.value("server").flatMap(value -> value.text(SERVER));
            Optional<String> zone = section.value("zone").flatMap(value -> value.text(ZONE));
            Optional<String> key = section.value("key-name").flatMap(value -> value.text(KEY));
            Optional<String> secret = section.value("secret-file").flatMap(value -> value.text(AcmeReader.FILE));
            String algorithm = section.value("algorithm")
                    .flatMap(value -> value.text(ALGORITHM))
                    .orElse("hmac-sha256");
            return server.flatMap(at -> zone.flatMap(
                    in -> key.flatMap(by -> secret.map(file -> new DnsSpec.Rfc2136(at, in, by, algorithm, file)))));
        });
    }
}
