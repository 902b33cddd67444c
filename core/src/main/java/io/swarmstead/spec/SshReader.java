package io.swarmstead.spec;

import java.util.Optional;

/** Reads how the hosts are reached. */
final class SshReader {
    private static final Rule USER = Rule.matching(
            "[A-Za-z_][A-Za-z0-9_.-]{0,31}",
            "is not a user name",
            "it is handed to ssh: a letter first, then letters, digits, dots, hyphens and underscores, 32 at most",
            "write the user that you log in as, such as root");
    private static final Rule JUMP = Rule.matching(
            "[A-Za-z0-9_\\[][A-Za-z0-9_.@:/%+\\[\\]-]*(,[A-Za-z0-9_\\[][A-Za-z0-9_.@:/%+\\[\\]-]*)*",
            "is not a jump host",
            "it is handed to ssh as ProxyJump takes it, which some versions of it hand to a shell",
            "write [user@]host[:port], several with commas between");

    private SshReader() {}

    static SshSpec read(Section ssh) {
        String user = ssh.value("user").flatMap(value -> value.text(USER)).orElse("root");
        return new SshSpec(
                user,
                ssh.value("port")
                        .flatMap(port -> port.number(1, 65535, "it is the TCP port of sshd on every host"))
                        .orElse(22),
                file(ssh, "key"),
                ssh.value("jump").flatMap(jump -> jump.text(JUMP)),
                ssh.value("sudo").flatMap(Value::flag).orElse(!user.equals("root")),
                file(ssh, "known-hosts"));
    }

    private static Optional<String> file(Section ssh, String key) {
        return ssh.value(key).flatMap(value -> value.text(Rule.FILE));
    }
}
