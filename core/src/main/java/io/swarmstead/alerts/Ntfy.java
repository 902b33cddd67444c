package io.swarmstead.alerts;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A topic of ntfy, published as JSON (docs.ntfy.sh/publish, "Publish as JSON"), because a header of HTTP has no room for
 * an umlaut. What follows the topic, such as {@code ?auth=}, is sent along.
 */
public record Ntfy(URI topic) implements Channel {
    /** Of 1 to 5; from 4 on a telephone makes a noise. */
    private static final int HIGH = 4;

    private static final int USUAL = 3;

    @Override
    public String name() {
        return "ntfy";
    }

    @Override
    public void send(Notice notice) throws IOException, InterruptedException {
        boolean opened = notice.event() == Notice.Event.OPENED;
        Post.json(
                server(),
                Map.of(
                        "topic", topic.getPath().substring(1),
                        "title", notice.subject(),
                        "message", notice.text(),
                        "priority", opened ? HIGH : USUAL,
                        "tags", List.of(opened ? "rotating_light" : "white_check_mark")));
    }

    private URI server() {
        String query = topic.getRawQuery() == null ? "" : "?" + topic.getRawQuery();
        return URI.create("%s://%s/%s".formatted(topic.getScheme(), topic.getRawAuthority(), query));
    }

    @Override
    public String toString() {
        return "Ntfy[" + topic.getHost() + "]";
    }
}
