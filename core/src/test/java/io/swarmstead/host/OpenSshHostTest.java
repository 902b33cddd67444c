package io.swarmstead.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swarmstead.spec.Problem;
import io.swarmstead.spec.SshSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Over a real connection: the system's ssh against a server on loopback. */
class OpenSshHostTest extends OverLoopback implements Follows {
    @Test
    void outputErrorAndExitCodeComeBack() throws HostException {
        assertThat(beta.attempt(line("echo out; echo err >&2; exit 3"))).isEqualTo(new Result(3, "out\n", "err\n"));
    }

    @Override
    public Host host() {
        return beta;
    }

    @Test
    void anExitCodeOf255IsTheCommandsOwn() throws HostException {
        assertThat(beta.attempt(line("printf x >&2; exit 255"))).isEqualTo(new Result(255, "", "x"));
    }

    @Test
    void aSyntaxErrorIsAResult() throws HostException {
        assertThat(beta.attempt(line("if (")).exitCode()).isNotZero();
    }

    @Test
    void nastyWordsArriveAsTheyAre() throws HostException {
        List<String> words =
                List.of("", " ", "a'b", "\"$HOME\"", "`id`", "$(id)", "new\nline", "*", "\\", "!", "-n", "ü");
        List<String> printf = new ArrayList<>(List.of("[%s]"));
        printf.addAll(words);
        assertThat(beta.run(Command.of("printf", printf.toArray(String[]::new))))
                .isEqualTo("[" + String.join("][", words) + "]");
    }

    @Test
    void standardInputArrives() throws HostException {
        assertThat(beta.run(Command.of("sha256sum").withInput("secret")))
                .startsWith(HostFile.of("/x", "secret").sha256());
    }

    @Test
    void aProgramInAScriptDoesNotEatTheRestOfIt() throws HostException {
        assertThat(beta.run(Command.script("cat\necho \"it's\" $LC_ALL\n"))).isEqualTo("it's C\n");
    }

    @Test
    void muchOutputArrives() throws HostException {
        assertThat(beta.run(line("head -c 20000000 /dev/zero | tr '\\0' a"))).hasSize(20_000_000);
    }

    @Test
    void aFailedRunTellsWhatTheCommandSaid() {
        assertThat(failure(() -> beta.run(line("echo no such thing >&2; exit 4")))
                        .problem())
                .satisfies(problem -> {
                    assertThat(problem.what()).contains("beta", "exit code 4");
                    assertThat(problem.why()).isEqualTo("no such thing");
                });
    }

    @Test
    void aCommandThatTakesTooLongIsGivenUp() {
        assertThat(failure(() -> beta.run(line("sleep 20").withTimeout(Duration.ofMillis(400))))
                        .problem()
                        .what())
                .isEqualTo("beta: sleep 20: no answer in 0.4 s");
    }

    @Test
    void aFileIsWrittenOnce() throws Exception {
        Path path = directory.resolve("new parent/it's a file");
        HostFile file = owned(path, "häßlich\n$HOME `id` 'x' without end", "0640");
        assertThat(List.of(beta.write(file), beta.write(file))).containsExactly(true, false);
        assertThat(path).hasContent(file.content());
        assertThat(Files.getPosixFilePermissions(path).toString()).contains("GROUP_READ");
        assertThat(directory.resolve("new parent").toFile().list()).hasSize(1);
    }

    @Test
    void aFileOfAnotherModeIsWrittenAgain() throws Exception {
        Path path = directory.resolve("mode");
        beta.write(owned(path, "text", "0600"));
        assertThat(beta.write(owned(path, "text", "0644"))).isTrue();
    }

    @Test
    void manyFilesTravelInOneRoundTrip() throws Exception {
        HostFile old = owned(directory.resolve("many/1"), "one", "0644");
        HostFile empty = owned(directory.resolve("many/2"), "", "0644");
        HostFile last = owned(directory.resolve("many/3"), "three\n", "0644");
        beta.write(old);
        assertThat(beta.writeAll(List.of(old, empty, last))).isTrue();
        assertThat(Path.of(empty.path())).isEmptyFile();
        assertThat(Path.of(last.path())).hasContent("three\n");
        assertThat(beta.writeAll(List.of(old, empty, last))).isFalse();
    }

    @Test
    void aFailedWriteLeavesNothingBehind() throws Exception {
        Path path = directory.resolve("failed/file");
        HostFile file = new HostFile(path.toString(), "secret", "nobody-knows:me", "0600");
        assertThat(failure(() -> beta.write(file)).problem().why()).contains("nobody-knows");
        assertThat(directory.resolve("failed").toFile().list()).isEmpty();
    }

    private static Command line(String line) {
        return new Command(line, "", Duration.ofSeconds(30));
    }

    private static HostFile owned(Path path, String content, String mode) throws IOException {
        PosixFileAttributes ours = Files.readAttributes(directory, PosixFileAttributes.class);
        return new HostFile(
                path.toString(),
                content,
                ours.owner().getName() + ":" + ours.group().getName(),
                mode);
    }

    private static HostException failure(Callable<?> call) {
        return catchThrowableOfType(HostException.class, call::call);
    }

    @Test
    void sudoRunsTheWholeLine() throws Exception {
        Path programs = Files.createDirectory(directory.resolve("sudo"));
        program(programs, "echo \"$1 $2 $3\" >&2; shift 2; ROOT=yes \"$@\"");
        try (LoopbackSshd other = LoopbackSshd.start(directory.resolve("sudo"), path(programs));
                OpenSshFleet admins = fleet(asSudoer(other.ssh()), HostKeys.ACCEPT_NEW)) {
            assertThat(admins.host(BETA).attempt(line("echo $ROOT | cat; exit 1")))
                    .isEqualTo(new Result(1, "yes\n", "-n -- bash\n"));
        }
    }

    @Test
    void sudoThatWantsAPasswordIsNamed() throws Exception {
        Path programs = Files.createDirectory(directory.resolve("password"));
        program(programs, "echo 'sudo: a password is required' >&2; exit 1");
        try (LoopbackSshd other = LoopbackSshd.start(programs, path(programs));
                OpenSshFleet admins = fleet(asSudoer(other.ssh()), HostKeys.ACCEPT_NEW)) {
            assertThat(failure(() -> admins.host(BETA).run(line("true"))).problem())
                    .extracting(Problem::what, Problem::why)
                    .containsExactly(
                            "beta: sudo does not let tester in without a password", "sudo: a password is required");
        }
    }

    private static void program(Path directory, String script) throws IOException {
        Path sudo = Files.writeString(directory.resolve("sudo"), "#!/bin/bash\n" + script + "\n");
        Files.setPosixFilePermissions(sudo, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String path(Path programs) {
        return programs + ":" + System.getenv("PATH");
    }

    private static SshSpec asSudoer(SshSpec ssh) {
        return new SshSpec(ssh.user(), ssh.port(), ssh.key(), ssh.jump(), true, ssh.knownHosts());
    }
}
