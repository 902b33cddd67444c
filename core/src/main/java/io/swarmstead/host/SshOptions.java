package io.swarmstead.host;

import io.swarmstead.spec.HostSpec;
import io.swarmstead.spec.SshSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * How the system's ssh is called for one host. The owner's own OpenSSH configuration applies to all that is not said
 * here.
 *
 * @param directory holds the control socket
 */
record SshOptions(HostSpec host, SshSpec ssh, HostKeys hostKeys, Path directory) {
    /** Makes the connection that later sessions share, and returns; it ends a minute after the last of them. */
    List<String> connect() {
        List<String> line = base();
        line.addAll(List.of("-f", "-N"));
        options(line, "ControlMaster=yes", "ControlPersist=60", "StrictHostKeyChecking=" + hostKeys.strictness());
        return destined(line);
    }

    /** Runs the line through the shared connection, or through one of its own should that have just gone. */
    List<String> session(String remoteLine) {
        List<String> line = base();
        options(line, "ControlMaster=no", "StrictHostKeyChecking=yes");
        destined(line).add(remoteLine);
        return line;
    }

    /** Ends the shared connection. */
    List<String> disconnect() {
        List<String> line = base();
        line.addAll(List.of("-O", "exit"));
        return destined(line);
    }

    /** Goes as far as the host's key, by the way that a real connection takes, and leaves it in the empty file. */
    List<String> fetchKey(Path knownHosts) {
        // Of two values for an option ssh takes the first.
        List<String> line = new ArrayList<>(List.of("ssh"));
        options(
                line,
                "UserKnownHostsFile=" + quoted(knownHosts),
                "GlobalKnownHostsFile=/dev/null",
                "StrictHostKeyChecking=accept-new",
                "HashKnownHosts=no",
                "PreferredAuthentications=none",
                "ControlPath=none");
        line.addAll(base().stream().skip(1).toList());
        destined(line).add("true");
        return line;
    }

    /** Prints what the owner's configuration and ours together say. */
    List<String> configuration() {
        List<String> line = base();
        line.add("-G");
        return destined(line);
    }

    /** The socket of the shared connection; another key or another way to the host is another connection. */
    Path control() {
        String identity = String.join("\n", host.address(), ssh.toString());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return directory.resolve(HexFormat.of().formatHex(digest, 0, 8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java has SHA-256", impossible);
        }
    }

    private List<String> base() {
        List<String> line = new ArrayList<>(List.of("ssh", "-T", "-p", String.valueOf(ssh.port()), "-l", ssh.user()));
        options(
                line,
                "BatchMode=yes",
                "LogLevel=ERROR",
                "ConnectTimeout=5",
                "ServerAliveInterval=2",
                "ServerAliveCountMax=3",
                "ClearAllForwardings=yes",
                "ForwardAgent=no",
                "RemoteCommand=none",
                "ControlPath=" + quoted(control()));
        ssh.key().ifPresent(key -> {
            line.addAll(List.of("-i", expand(key).toString().replace("%", "%%")));
            options(line, "IdentitiesOnly=yes");
        });
        ssh.jump().ifPresent(jump -> options(line, "ProxyJump=" + jump));
        ssh.knownHosts().ifPresent(file -> options(line, "UserKnownHostsFile=" + quoted(expand(file))));
        return line;
    }

    private List<String> destined(List<String> line) {
        line.addAll(List.of("--", host.address()));
        return line;
    }

    private static void options(List<String> line, String... options) {
        for (String option : options) {
            line.addAll(List.of("-o", option));
        }
    }

    /** One word of an ssh option: blanks and percent signs mean something to it. */
    private static String quoted(Path path) {
        return '"' + path.toString().replace("%", "%%") + '"';
    }

    /** What the owner means by {@code ~/…}. */
    static Path expand(String path) {
        return path.startsWith("~/") ? Path.of(System.getProperty("user.home"), path.substring(2)) : Path.of(path);
    }
}
