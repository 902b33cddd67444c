package io.swarmstead.steward;

import io.swarmstead.spec.HostName;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One thing that a steward saw change, or did.
 *
 * @param at by the host's clock
 * @param subject one word: what it is about, such as mount
 * @param event what happened: "restarted the container 0123456789ab"
 * @param why what was seen that led to it; may be empty
 */
public record JournalEntry(Instant at, HostName host, String subject, String event, String why) {
    /** One line of JSON. */
    public String json() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("at", at.toString());
        fields.put("host", host.value());
        fields.put("subject", subject);
        fields.put("event", event);
        fields.put("why", why);
        return JsonMapper.shared().writeValueAsString(fields);
    }

    /** The entry of a line; none where the line was cut off by a power failure. */
    public static Optional<JournalEntry> read(String line) {
        try {
            JsonNode json = JsonMapper.shared().readTree(line);
            return Optional.of(new JournalEntry(
                    Instant.parse(json.path("at").asString("")),
                    new HostName(json.path("host").asString("")),
                    json.path("subject").asString(""),
                    json.path("event").asString(""),
                    json.path("why").asString("")));
        } catch (JacksonException | DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
