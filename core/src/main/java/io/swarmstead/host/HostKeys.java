package io.swarmstead.host;

/** What is done about a host whose key is not known yet. A key that has changed is always refused. */
public enum HostKeys {
    /** Refused until a person has seen its fingerprint: see {@link OpenSshFleet#unknownKeys}. */
    ASK("yes"),
    /** Trusted and remembered. */
    ACCEPT_NEW("accept-new"),
    /** Refused. */
    KNOWN_ONLY("yes");

    /** The value of OpenSSH's StrictHostKeyChecking. */
    private final String strictness;

    HostKeys(String strictness) {
        this.strictness = strictness;
    }

    String strictness() {
        return strictness;
    }
}
