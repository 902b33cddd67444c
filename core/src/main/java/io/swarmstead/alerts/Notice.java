package io.swarmstead.alerts;

import io.swarmstead.spec.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One message to the owner.
 *
 * @param cloud its name in the spec
 * @param since when the trouble was first seen
 * @param at when it was told of, or when it was seen to be over
 */
public record Notice(String cloud, Event event, Incident incident, Instant since, Instant at) {
    /** What a message is about. */
    public enum Event {
        OPENED,
        ENDED,
        TEST;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A message that nothing happened, to see whether it arrives. */
    public static Notice test(String cloud, String host, Instant now) {
        Problem nothing = new Problem(
                "a test of the alerts, sent by " + host,
                "somebody asked for it: swarmstead alerts test",
                "nothing: what is broken would be told like this");
        return new Notice(cloud, Event.TEST, new Incident("test", nothing), now, now);
    }

    /** One line. */
    public String subject() {
        String what = incident.problem().what();
        return switch (event) {
            case OPENED, TEST -> "%s: %s".formatted(cloud, what);
            case ENDED -> "%s: over after %s: %s".formatted(cloud, lasted(), what);
        };
    }

    /** What stands below the subject. */
    public String text() {
        return switch (event) {
            case OPENED, TEST ->
                "why:  %s%nnext: %s%nsince %s"
                        .formatted(incident.problem().why(), incident.problem().next(), since);
            case ENDED -> "from %s to %s".formatted(since, at);
        };
    }

    /** For programs; the shape is kept stable. What {@code text} holds is shown by Slack, Mattermost and Rocket.Chat. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("text", subject() + "\n" + text());
        fields.put("cloud", cloud);
        fields.put("event", event.word());
        fields.put("incident", incident.key());
        fields.put("what", incident.problem().what());
        fields.put("why", incident.problem().why());
        fields.put("next", incident.problem().next());
        fields.put("since", since.toString());
        fields.put("at", at.toString());
        return fields;
    }

    private String lasted() {
        Duration time = Duration.between(since, at);
        return time.toMinutes() == 0
                ? time.toSeconds() + " s"
                : time.toHours() == 0
                        ? time.toMinutes() + " min"
                        : "%d h %d min".formatted(time.toHours(), time.toMinutesPart());
    }
}
