package io.swarmstead.steward;

import io.swarmstead.spec.HostName;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a steward says of itself and of its host.
 *
 * @param since when it was started, by the host's clock
 * @param well the host may serve clients, and nothing else has been wrong with it for so long that its owner is told
 */
public record StewardReport(HostName host, Instant since, boolean well, List<Condition> conditions) {
    public StewardReport {
        conditions = List.copyOf(conditions);
    }

    /** A question for a look, or a command: the report of the steward on that host, as JSON. */
    public static final String QUESTION =
            "curl -fsS -m 3 --unix-socket " + StewardFiles.SOCKET + " http://steward/status || exit 1";

    /** One line of JSON. */
    public String json() {
        return JsonMapper.shared().writeValueAsString(fields());
    }

    /** What the JSON holds, in its order. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("host", host.value());
        fields.put("since", since.toString());
        fields.put("well", well);
        fields.put("conditions", conditions.stream().map(Condition::fields).toList());
        return fields;
    }

    /** The report that was answered; none where the answer is no report. */
    public static Optional<StewardReport> read(String answer) {
        try {
            JsonNode json = JsonMapper.shared().readTree(answer);
            return Optional.of(new StewardReport(
                    new HostName(json.path("host").asString("")),
                    Instant.parse(json.path("since").asString("")),
                    json.path("well").asBoolean(false),
                    json.path("conditions").valueStream().map(Condition::read).toList()));
        } catch (JacksonException | DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
