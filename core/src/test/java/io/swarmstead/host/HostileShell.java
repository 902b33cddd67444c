package io.swarmstead.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Really runs commands by bash, where they can do no harm: every program that they find writes down its words and does
 * nothing, and the paths of a host lie below a directory.
 */
public final class HostileShell {
    /** What a word would make if a shell took it for a command. */
    private static final String CANARY = "CANARY";

    /** Words of somebody who means harm, or who just likes odd names. */
    public static final List<String> WORDS = List.of(
            "$(touch CANARY)",
            "`touch CANARY`",
            "'; touch CANARY; '",
            "\"; touch CANARY; \"",
            "';touch CANARY;\"$(touch CANARY)\"",
            "a\ntouch CANARY\n",
            "\ntouch CANARY\nEND_OF_STACK\ntouch CANARY\nEND_OF_BLOCK\ntouch CANARY",
            "-oProxyCommand=touch CANARY",
            "--",
            "../../x",
            "*",
            "~",
            "${HOME}",
            "a|touch CANARY|e",
            "x; touch CANARY #",
            "& touch CANARY &",
            "\u0001\u001b[31m\t\u007f",
            "%s%n\\n\\",
            "");

    /** These do no more than to print. */
    private static final List<String> REAL =
            List.of("bash", "cat", "dirname", "grep", "head", "paste", "sed", "sort", "tail", "tr", "wc");

    private static final List<String> STUBS = List.of(
            "apt-cache",
            "apt-get",
            "chmod",
            "chown",
            "cp",
            "curl",
            "date",
            "df",
            "docker",
            "dpkg",
            "dpkg-query",
            "find",
            "findmnt",
            "getfattr",
            "gluster",
            "glusterfs",
            "install",
            "ip",
            "ln",
            "ls",
            "mkdir",
            "mktemp",
            "modprobe",
            "mount",
            "mountpoint",
            "mv",
            "nft",
            "openssl",
            "pidof",
            "pkill",
            "readlink",
            "rm",
            "sha256sum",
            "shred",
            "sleep",
            "ss",
            "stat",
            "steward",
            "sync",
            "systemctl",
            "tar",
            "umount",
            "xargs");

    /** These begin another program, which is among their words. */
    private static final List<String> BEGINNERS = List.of("env", "flock", "nsenter", "systemd-run", "timeout");

    private final Path root;
    private final Path programs;
    private final Path record;

    public HostileShell(Path root) throws IOException {
        this.root = root;
        programs = Files.createDirectory(root.resolve("programs"));
        record = root.resolve("record");
        Files.createDirectories(root.resolve("here"));
        directory("/etc/swarmstead/authority");
        directory("/etc/swarmstead/certificates");
        Files.writeString(directory("/var/lib/swarmstead").resolve("authority-secret"), "0".repeat(64) + "\n");
        Path bash = Path.of("/bin/bash");
        for (String name : REAL) {
            Path real = Stream.of("/usr/bin/", "/bin/")
                    .map(folder -> Path.of(folder + name))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow();
            // written down as well, and then run
            program(name, "#!%s\n%s\nexec %s \"$@\"\n".formatted(bash, writesDown(name), real));
        }
        for (String name : STUBS) {
            program(name, "#!%s\n%s\n".formatted(bash, writesDown(name)));
        }
        program(
                "touch",
                "#!%s\n%s\n[ \"$1\" != %s ] || : > %s/%3$s\n".formatted(bash, writesDown("touch"), CANARY, root));
        // of a view of mounts that a command has to itself, the last word is the line
        program(
                "unshare",
                "#!%s\n%s\n[ \"$2\" != --propagation ] || exec bash -c \"${!#}\"\n"
                        .formatted(bash, writesDown("unshare")));
        program("seq", "#!%s\necho 1\n".formatted(bash));
        for (String name : BEGINNERS) {
            program(name, """
                    #!%s
                    %s
                    while [ $# -gt 0 ] && { [ -z "$1" ] || [ ! -x %s/"${1##*/}" ]; }; do shift; done
                    [ $# = 0 ] || exec "${1##*/}" "${@:2}"
                    """.formatted(bash, writesDown(name), programs));
        }
    }

    private String writesDown(String name) {
        return "printf '%%s\\0' %s \"$@\" >> %s".formatted(name, record);
    }

    private void program(String name, String text) throws IOException {
        Path program = programs.resolve(name);
        Files.writeString(program, text);
        if (!program.toFile().setExecutable(true)) {
            throw new IOException("cannot be made a program: " + program);
        }
    }

    /** A directory below which the host's files are. */
    public Path directory(String path) {
        try {
            return Files.createDirectories(Path.of(root + path));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Runs it to its end, and gives every word that a program was started with. */
    public List<String> words(Command command) throws IOException, InterruptedException {
        Files.deleteIfExists(record);
        Process bash = new ProcessBuilder(
                        "/usr/bin/env",
                        "-i",
                        "PATH=" + programs,
                        "HOME=" + root,
                        "/bin/bash",
                        "-c",
                        below(command.line()))
                .directory(root.resolve("here").toFile())
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("said").toFile())
                .start();
        try (var input = bash.outputWriter(StandardCharsets.UTF_8)) {
            input.write(below(command.input()));
        } catch (IOException ended) {
            // a program that does not read its input
        }
        if (!bash.waitFor(30, TimeUnit.SECONDS)) {
            bash.destroyForcibly();
            throw new AssertionError("does not end: " + command + "\n" + command.input());
        }
        return Files.exists(record) ? List.of(Files.readString(record).split("\0", -1)) : List.of();
    }

    /** Holds that whatever word is in the commands, it reaches a program as it is, and no shell takes it apart. */
    public static void assertData(Path temp, Commands commands)
            throws IOException, InterruptedException, HostException {
        for (int index = 0; index < WORDS.size(); index++) {
            String word = WORDS.get(index);
            HostileShell shell = new HostileShell(Files.createDirectories(temp.resolve(String.valueOf(index))));
            List<String> words = new ArrayList<>();
            for (Command command : commands.of(word)) {
                words.addAll(shell.words(command));
            }
            assertThat(shell.canary()).as("run: %s", word).isFalse();
            assertThat(words).as("arrived whole: %s", word).anyMatch(arrived -> arrived.contains(word));
        }
    }

    /** What is made of a word. */
    @FunctionalInterface
    public interface Commands {
        List<Command> of(String word) throws HostException;
    }

    /** What the last command printed. */
    public String said() throws IOException {
        return Files.readString(root.resolve("said"));
    }

    /** What somebody else's command would have made. */
    public boolean canary() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.anyMatch(file -> file.endsWith(CANARY));
        }
    }

    private String below(String text) {
        return text.replaceAll(
                "(?<![A-Za-z0-9_.}*-])/(?=(?:var|etc|run|srv|usr/lib|usr/local|usr/sbin|dev/tcp|dev/udp)/)",
                root + "/");
    }
}
