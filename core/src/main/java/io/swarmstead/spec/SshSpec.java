package io.swarmstead.spec;

import java.util.Optional;

/**
 * How the hosts are reached. What is not said here is left to the owner's own OpenSSH configuration.
 *
 * @param port 1 to 65535, the same on every host
 * @param key a private key file, {@code ~} allowed
 * @param jump a jump host as OpenSSH's ProxyJump takes it
 * @param sudo whether commands run through {@code sudo -n} because the user is not root
 * @param knownHosts the file of known host keys to use instead of the user's own, {@code ~} allowed
 */
public record SshSpec(
        String user,
        int port,
        Optional<String> key,
        Optional<String> jump,
        boolean sudo,
        Optional<String> knownHosts) {}
