package io.swarmstead.host;

import io.swarmstead.spec.HostName;

/**
 * A host key that nobody has vouched for yet.
 *
 * @param fingerprint as ssh-keygen shows it: bits, SHA256 hash, type
 * @param line what a known_hosts file holds of it
 */
public record UnknownKey(HostName host, String address, String fingerprint, String line) {}
