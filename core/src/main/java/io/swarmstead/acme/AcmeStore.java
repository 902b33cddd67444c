package io.swarmstead.acme;

import java.io.IOException;
import java.util.Optional;

/**
 * Where account, orders, keys and certificates outlive the process. What {@link #write} has taken is there after a power
 * cut, whole or not at all. There is one writer at a time; who that is, the caller decides.
 */
public interface AcmeStore {
    /** The text under a key; empty if nothing was ever written there. */
    Optional<String> read(String key) throws IOException;

    /**
     * Replaces the text under a key. The text may hold private keys.
     *
     * @param key letters, digits, dots, hyphens and underscores, with slashes between
     */
    void write(String key, String text) throws IOException;
}
