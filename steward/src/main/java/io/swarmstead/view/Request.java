package io.swarmstead.view;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody asks of the view, by HTTP.
 *
 * @param status 200 if it may be answered
 * @param subject the first word of what is asked for; empty where it may not
 * @param id of the service whose tasks are asked for, empty for all; or of the node that is
 * @param body whether the answer is to have one
 * @param last whether the connection ends with the answer
 */
record Request(int status, String subject, String id, boolean body, boolean last) {
    /** More than any question of Traefik. */
    private static final int LONGEST_URL = 2048;

    /** The questions that Traefik has, and no others. Nothing in them is decoded: a name in disguise is no name. */
    private static final Pattern ALLOWED = Pattern.compile(
            "(?:/v[0-9.]+)?/(_ping|version|services|tasks|networks|nodes(?=/))(?:/(?<=nodes/)([A-Za-z0-9]+))?(?:\\?(.*))?");

    private static final Pattern FILTERS = Pattern.compile("(?:^|&)filters=([^&]*)");

    /** @param head all lines before the empty one */
    static Request of(String head) {
        String[] lines = head.split("\r\n");
        String[] words = lines[0].split(" ", -1);
        if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
            return refused(400, true);
        }
        boolean last = words[2].equals("HTTP/1.0");
        for (int line = 1; line < lines.length; line++) {
            String[] field = lines[line].toLowerCase(Locale.ROOT).split(":", 2);
            String value = field.length > 1 ? field[1].strip() : "";
            switch (field[0]) {
                case "connection" -> last |= value.equals("close");
                case "content-length" -> {
                    if (!value.equals("0")) {
                        return refused(413, true);
                    }
                }
                case "transfer-encoding" -> {
                    return refused(413, true);
                }
                default -> {}
            }
        }
        if (words[1].length() > LONGEST_URL) {
            return refused(413, last);
        }
        Matcher allowed = ALLOWED.matcher(words[1]);
        boolean reads = words[0].equals("GET") || words[0].equals("HEAD");
        return reads && allowed.matches()
                ? new Request(
                        200,
                        allowed.group(1),
                        Objects.requireNonNullElseGet(allowed.group(2), () -> service(allowed.group(3))),
                        words[0].equals("GET"),
                        last)
                : refused(403, last);
    }

    static Request refused(int status, boolean last) {
        return new Request(status, "", "", true, last);
    }

    /** Docker's clients send a filter's values as the names of an object, older ones as a list. */
    private static String service(@Nullable String query) {
        Matcher filters = FILTERS.matcher(query == null ? "" : query);
        if (!filters.find()) {
            return "";
        }
        try {
            JsonNode asked = JsonMapper.shared()
                    .readTree(URLDecoder.decode(filters.group(1), StandardCharsets.UTF_8))
                    .path("service");
            return asked.isArray()
                    ? asked.path(0).asString("")
                    : asked.propertyNames().stream().findFirst().orElse("");
        } catch (JacksonException | IllegalArgumentException _) {
            return "";
        }
    }
}
