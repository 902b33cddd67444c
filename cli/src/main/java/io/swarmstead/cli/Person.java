package io.swarmstead.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who runs this command, for records and for others who wait. */
final class Person {
    private Person() {}

    /** As {@code owner@desk}. */
    static String here() {
        String user = System.getProperty("user.name", "somebody");
        try {
            return user + "@" + InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return user;
        }
    }
}
