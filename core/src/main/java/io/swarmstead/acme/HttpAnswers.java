package io.swarmstead.acme;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Answers to HTTP-01 (RFC 8555, section 8.3). They need the thumbprint of the account only, so that every host can answer
 * whoever asks, with nothing told from host to host.
 */
public final class HttpAnswers {
    /** What the path of every question begins with; of plain HTTP on port 80. */
    public static final String PATH = "/.well-known/acme-challenge/";

    /** The characters of base64url (RFC 4648, section 5); a token has 128 bits at least. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,512}");

    private HttpAnswers() {}

    /**
     * The body of the answer, which is of type {@code application/octet-stream}; empty if this is no such question.
     *
     * @param path of the request, without the query
     * @param thumbprint as {@link AcmeEngine#thumbprint()} tells
     */
    public static Optional<String> to(String path, String thumbprint) {
        String token = path.startsWith(PATH) ? path.substring(PATH.length()) : "";
        return TOKEN.matcher(token).matches() ? Optional.of(token + "." + thumbprint) : Optional.empty();
    }
}
