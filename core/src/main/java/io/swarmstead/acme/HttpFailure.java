package io.swarmstead.acme;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** An answer that is an error and says nothing in ACME's terms, as a proxy or an overloaded server gives. */
final class HttpFailure extends IOException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient URI uri;
    private final transient Optional<Instant> retryAfter;

    HttpFailure(HttpResponse<?> response, Instant now) {
        super("HTTP " + response.statusCode() + " from " + response.uri());
        this.status = response.statusCode();
        this.uri = response.uri();
        this.retryAfter = response.headers().firstValue("Retry-After").flatMap(value -> instant(value.strip(), now));
    }

    int status() {
        return status;
    }

    URI uri() {
        return uri;
    }

    /** When the server wants to be asked again (RFC 9110, section 10.2.3). */
    Optional<Instant> retryAfter() {
        return retryAfter;
    }

    private static Optional<Instant> instant(String value, Instant now) {
        try {
            return Optional.of(
                    value.chars().allMatch(Character::isDigit)
                            ? now.plusSeconds(Long.parseLong(value))
                            : ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (NumberFormatException | DateTimeException | ArithmeticException _) {
            return Optional.empty();
        }
    }
}
