package io.swarmstead.alerts;

import java.io.IOException;
import java.net.URI;

/** A URL that gets a POST of JSON. */
public record Webhook(URI url) implements Channel {
    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public void send(Notice notice) throws IOException, InterruptedException {
        Post.json(url, notice.fields());
    }

    @Override
    public String toString() {
        return "Webhook[" + url.getHost() + "]";
    }
}
