package io.swarmstead.spec;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads who is told. A URL may be a secret, so none is repeated in a complaint. */
final class AlertsReader {
    private static final Pattern URL = Pattern.compile("https?://[A-Za-z0-9._~-]+(:[1-9][0-9]{0,4})?(/\\S*)?");
    private static final Pattern TOPIC =
            Pattern.compile("https?://[A-Za-z0-9._~-]+(:[1-9][0-9]{0,4})?/[A-Za-z0-9_-]{1,64}(\\?\\S*)?");
    private static final Pattern SERVER = Pattern.compile("([A-Za-z0-9.-]{1,253})(?::([1-9][0-9]{0,4}))?");
    private static final Rule ADDRESS = Rule.matching(
            "[^\\s@<>,;]{1,64}@[A-Za-z0-9.-]{1,253}",
            "is not an address of e-mail",
            "mail is sent from one and to others",
            "write it as name@example.com");

    /** Submission (RFC 6409). */
    private static final int SUBMISSION = 587;

    private AlertsReader() {}

    static AlertsSpec read(Section alerts, Section email) {
        return new AlertsSpec(
                alerts.value("webhook").flatMap(value -> confidential(value, URL, "https://hooks.example.com/T0/B0")),
                alerts.value("ntfy").flatMap(value -> confidential(value, TOPIC, "https://ntfy.sh/garage-8f3b2c")),
                alerts.value("email").isPresent() ? email(email) : Optional.empty());
    }

    private static Optional<Confidential> confidential(Value value, Pattern url, String example) {
        return value.text().flatMap(text -> {
            if (Rule.FILE.holds().test(text)) {
                return Optional.of(new Confidential.InFile(text));
            }
            return url.matcher(text).matches()
                    ? Optional.of(new Confidential.Written(text))
                    : value.refuse(
                            "is neither a URL nor the path of a file that holds one",
                            "alerts are sent there",
                            "write it like %s, or the path from / or ~/ of a file with it".formatted(example));
        });
    }

    private static Optional<AlertsSpec.Email> email(Section email) {
        Optional<Value> server = email.value("server");
        Optional<String> at = server.flatMap(AlertsReader::server);
        Optional<String> from = email.value("from").flatMap(value -> value.text(ADDRESS));
        List<String> to = email.value("to").map(AlertsReader::addresses).orElse(List.of());
        Optional<String> user = email.value("user").flatMap(Value::text);
        Optional<Confidential.InFile> password = email.value("password-file")
                .flatMap(value -> value.text(Rule.FILE))
                .map(Confidential.InFile::new);
        if (email.value("user").isPresent() != email.value("password-file").isPresent()) {
            email.refuse(
                    user.isPresent() ? "user" : "password-file",
                    "user and password-file belong together",
                    "a server that asks for a login wants both",
                    "write both, or neither of them");
        }
        return at.flatMap(written -> from.map(sender ->
                new AlertsSpec.Email(written.replaceFirst(":.*", ""), port(written), sender, to, user, password)));
    }

    private static Optional<String> server(Value value) {
        return value.text()
                .flatMap(text -> SERVER.matcher(text).matches() && port(text) <= 65_535
                        ? Optional.of(text)
                        : value.refuse(
                                "\"" + text + "\" is not a server",
                                "mail is handed to it",
                                "write its name, and the port if it is not 587: smtp.example.com:465"));
    }

    private static int port(String server) {
        int colon = server.indexOf(':');
        return colon < 0 ? SUBMISSION : Integer.parseInt(server.substring(colon + 1));
    }

    private static List<String> addresses(Value to) {
        if (!to.isList()) {
            return to.text(ADDRESS).stream().toList();
        }
        List<Value> elements = to.elements();
        if (elements.isEmpty()) {
            to.refuse("is empty", "nobody would be told", "write an address, or delete email");
        }
        return elements.stream().flatMap(each -> each.text(ADDRESS).stream()).toList();
    }
}
