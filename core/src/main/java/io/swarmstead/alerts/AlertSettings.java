package io.swarmstead.alerts;

import io.swarmstead.spec.AlertsSpec;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Confidential;
import io.swarmstead.spec.NamedFile;
import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a host has to know to tell the owner, with every secret in it: a file for root only on the hosts, and printed
 * nowhere.
 *
 * @param cloud its name in the spec
 * @param webhook a URL
 * @param ntfy the URL of a topic
 */
public record AlertSettings(String cloud, Optional<String> webhook, Optional<String> ntfy, Optional<Mail> email) {
    /** As {@link AlertsSpec.Email}, with the password itself. */
    public record Mail(
            String server, int port, String from, List<String> to, Optional<String> user, Optional<String> password) {}

    /** What came of reading the files that the spec names. */
    public sealed interface Resolved {
        /** All of them were there. */
        record Complete(AlertSettings settings) implements Resolved {}

        /** Some could not be read. */
        record Incomplete(List<Problem> problems) implements Resolved {}
    }

    /** Reads the files that the spec names, on the owner's machine. */
    public static Resolved of(CloudSpec spec, Path home) {
        List<Problem> problems = new ArrayList<>();
        Function<Confidential, Optional<String>> reader = confidential -> read(confidential, home, problems);
        AlertsSpec alerts = spec.alerts();
        AlertSettings settings = new AlertSettings(
                spec.name(),
                alerts.webhook().flatMap(reader),
                alerts.ntfy().flatMap(reader),
                alerts.email()
                        .map(email -> new Mail(
                                email.server(),
                                email.port(),
                                email.from(),
                                email.to(),
                                email.user(),
                                email.password().flatMap(reader))));
        return problems.isEmpty() ? new Resolved.Complete(settings) : new Resolved.Incomplete(problems);
    }

    private static Optional<String> read(Confidential confidential, Path home, List<Problem> problems) {
        return switch (confidential) {
            case Confidential.Written(var text) -> Optional.of(text);
            case Confidential.InFile(var written) -> {
                Path file = written.startsWith("~/") ? home.resolve(written.substring(2)) : Path.of(written);
                try {
                    yield Optional.of(NamedFile.text(file, NamedFile.MOST)
                                    .lines()
                                    .findFirst()
                                    .orElse(""))
                            .filter(line -> !line.isBlank())
                            .map(String::strip);
                } catch (IOException _) {
                    problems.add(new Problem(
                            "the file %s cannot be read".formatted(written),
                            "cloud.yaml says that it holds what alerts are sent with",
                            "write it, for your eyes only: install -m 600 /dev/stdin %s".formatted(written)));
                    yield Optional.empty();
                }
            }
        };
    }

    /** The settings that a host keeps in this file; none where it has no such file. */
    public static Optional<AlertSettings> kept(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(read(Files.readString(file))) : Optional.empty();
    }

    /** As it is kept on a host. */
    static AlertSettings read(String json) {
        return JsonMapper.shared().readValue(json, AlertSettings.class);
    }

    public String json() {
        return JsonMapper.shared().writeValueAsString(this);
    }

    /** The ways to the owner, in the order of the file's manual. */
    public List<Channel> channels() {
        List<Channel> channels = new ArrayList<>();
        webhook.map(URI::create).map(Webhook::new).ifPresent(channels::add);
        ntfy.map(URI::create).map(Ntfy::new).ifPresent(channels::add);
        email.map(mail -> new Email(
                        mail.server(),
                        mail.port(),
                        mail.from(),
                        mail.to(),
                        mail.user().flatMap(user -> mail.password().map(password -> new Email.Login(user, password)))))
                .ifPresent(channels::add);
        return channels;
    }

    @Override
    public String toString() {
        return "AlertSettings[" + cloud + "]";
    }
}
