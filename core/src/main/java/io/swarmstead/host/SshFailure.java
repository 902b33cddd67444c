package io.swarmstead.host;

import io.swarmstead.spec.HostSpec;
import io.swarmstead.spec.Problem;
import io.swarmstead.spec.SshSpec;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why ssh did not get us onto a host. OpenSSH has one exit code for every reason, so this is the only place that reads
 * its English; a text that nobody has foreseen is shown as it is.
 */
enum SshFailure {
    KEY_CHANGED("REMOTE HOST IDENTIFICATION HAS CHANGED"),
    KEY_UNKNOWN("host key is known for .* and you have requested strict checking", "Host key verification failed"),
    KEY_FILE(
            "Load key .*: (?!Permission)",
            "no such identity: ",
            "Identity file .* not accessible",
            "UNPROTECTED PRIVATE KEY FILE",
            "Load key .*: bad perm"),
    REFUSED("Permission denied \\(", "Too many authentication failures"),
    UNREACHABLE(
            "connect to host .*: ",
            "Could not resolve hostname",
            "kex_exchange_identification: ",
            "Connection timed out",
            "Connection (closed|reset) by .* port",
            "stdio forwarding failed"),
    SOCKET("ControlPath|ControlSocket|Control socket|muxserver_listen|unix_listener|mux_client"),
    CONFIGURATION("Bad configuration option", "Bad owner or permissions", "terminating, \\d+ bad configuration"),
    UNFORESEEN(".*");

    private final Pattern texts;

    SshFailure(String... texts) {
        this.texts = Pattern.compile(String.join("|", texts));
    }

    static SshFailure of(String error) {
        return Stream.of(values())
                .filter(failure -> failure.texts.matcher(error).find())
                .findFirst()
                .orElse(UNFORESEEN);
    }

    Problem problem(HostSpec host, SshSpec ssh, String error) {
        return new Problem(host.name() + ": " + what(ssh), why(host, error), next(host, ssh));
    }

    private String what(SshSpec ssh) {
        return switch (this) {
            case KEY_CHANGED -> "its SSH host key has changed";
            case KEY_UNKNOWN -> "its SSH host key is not known";
            case KEY_FILE -> "our SSH key cannot be used";
            case REFUSED -> "refuses us as " + ssh.user();
            case UNREACHABLE -> "cannot be reached";
            case SOCKET -> "the shared SSH connection does not work";
            case CONFIGURATION -> "ssh does not like its configuration";
            case UNFORESEEN -> "ssh failed";
        };
    }

    private String why(HostSpec host, String error) {
        return switch (this) {
            case KEY_CHANGED -> "it was reinstalled, or another machine answers at " + host.address();
            case KEY_UNKNOWN -> "whether " + host.address() + " is the right machine cannot be told";
            case UNFORESEEN -> lastLine(error);
            default ->
                lastLine(
                        error.lines().filter(line -> texts.matcher(line).find()).collect(Collectors.joining("\n")));
        };
    }

    private String next(HostSpec host, SshSpec ssh) {
        return switch (this) {
            case KEY_CHANGED ->
                forget(host, ssh) + ", if the host was reinstalled; compare the new key with the host's console first:"
                        + " ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub";
            case KEY_UNKNOWN ->
                by(host, ssh) + ", and compare the fingerprint with the host's console; or trust what answers"
                        + " now with --accept-new-host-keys";
            case KEY_FILE ->
                "ssh-keygen -yf %s, to see what is wrong with it"
                        .formatted(ssh.key().orElse("FILE"));
            case REFUSED ->
                "ssh-copy-id -p %d %s@%s, or correct user and key in the spec"
                        .formatted(ssh.port(), ssh.user(), host.address());
            case UNREACHABLE -> by(host, ssh) + ", after making sure that it runs and has this address";
            case SOCKET -> "rm -r the directory that the message names, and repeat";
            case CONFIGURATION -> "ssh -G %s, and correct what it names".formatted(host.address());
            case UNFORESEEN -> by(host, ssh) + " -v, to see where it stops";
        };
    }

    private static String by(HostSpec host, SshSpec ssh) {
        return "ssh -p %d%s%s %s@%s"
                .formatted(
                        ssh.port(),
                        ssh.key().map(key -> " -i " + key).orElse(""),
                        ssh.jump().map(jump -> " -J " + jump).orElse(""),
                        ssh.user(),
                        host.address());
    }

    private static String forget(HostSpec host, SshSpec ssh) {
        String name = ssh.port() == 22 ? host.address() : "'[%s]:%d'".formatted(host.address(), ssh.port());
        return "ssh-keygen -R " + name
                + ssh.knownHosts().map(file -> " -f " + file).orElse("");
    }

    /** The last line that says something. */
    static String lastLine(String error) {
        return error.lines()
                .filter(line -> !line.isBlank())
                .reduce((_, last) -> last)
                .orElse("it says nothing")
                .strip();
    }
}
