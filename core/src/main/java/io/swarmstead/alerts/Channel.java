package io.swarmstead.alerts;

import java.io.IOException;
import java.time.Duration;

/** A way to the owner. What is secret of it is in none of its texts, nor in those of its exceptions. */
public sealed interface Channel permits Webhook, Ntfy, Email {
    /** How long one message may take to be handed over. */
    Duration PATIENCE = Duration.ofSeconds(20);

    /** The key in the cloud's file. */
    String name();

    /**
     * Hands the message over; one that was taken may be lost behind that all the same.
     *
     * @throws IOException if nobody took it
     */
    void send(Notice notice) throws IOException, InterruptedException;
}
