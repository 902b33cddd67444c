package io.swarmstead.spec;

import java.util.List;
import java.util.Optional;

/**
 * Who is told when something breaks, and when it is well again.
 *
 * @param webhook a URL that gets a POST of JSON
 * @param ntfy the URL of a topic of ntfy
 */
public record AlertsSpec(Optional<Confidential> webhook, Optional<Confidential> ntfy, Optional<Email> email) {
    /** Nobody. */
    public static final AlertsSpec NOBODY = new AlertsSpec(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Mail, handed to one server.
     *
     * @param port 1 to 65535; on 465 TLS comes first, on others STARTTLS is used, and asked for where there is a user
     * @param user absent where the server asks for no login
     * @param password absent where there is no user
     */
    public record Email(
            String server,
            int port,
            String from,
            List<String> to,
            Optional<String> user,
            Optional<Confidential.InFile> password) {
        public Email {
            to = List.copyOf(to);
        }
    }
}
