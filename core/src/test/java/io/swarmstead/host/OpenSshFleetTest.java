package io.swarmstead.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swarmstead.spec.SshSpec;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Over a real connection: the system's ssh against a server on loopback. */
class OpenSshFleetTest extends OverLoopback {
    @Test
    void manyCommandsAtOnceShareOneConnection() throws Exception {
        cutAndNoticed();
        int before = sshd.connections();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> commands = new ArrayList<>();
            for (int index = 0; index < 30; index++) {
                String word = "number " + index;
                commands.add(() -> beta.run(Command.of("echo", word)));
            }
            var answers = executor.invokeAll(commands);
            assertThat(answers.get(29).get()).isEqualTo("number 29\n");
            assertThat(answers).allSatisfy(answer -> assertThat(answer.get()).startsWith("number"));
        }
        assertThat(sshd.connections()).isEqualTo(before + 1);
    }

    @Test
    void aCommandUnderWayFailsWithTheConnectionAndTheNextReconnects() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Path begun = directory.resolve("begun");
            var underWay = executor.submit(() -> failure(() -> beta.run(line("sleep 5 & touch " + begun + "; wait"))));
            awaitUntil(() -> Files.exists(begun));
            sshd.cut();
            assertThat(underWay.get().problem().what()).startsWith("beta: the connection was lost during: sleep 5");
        }
        assertThat(beta.run(Command.of("echo", "again"))).isEqualTo("again\n");
    }

    @Test
    void aSocketThatAKilledSshLeftBehindIsPutAway() throws Exception {
        SshSpec ssh = with(sshd.ssh(), "other");
        Path socket = new SshOptions(LoopbackSshd.cloud(ssh).hosts().getFirst(), ssh, HostKeys.ACCEPT_NEW, directory)
                .control();
        try (var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(socket));
        }
        try (OpenSshFleet other = fleet(ssh, HostKeys.ACCEPT_NEW)) {
            assertThat(other.host(BETA).run(Command.of("echo", "new"))).isEqualTo("new\n");
        }
        awaitUntil(() -> Files.notExists(socket));
    }

    private static SshSpec with(SshSpec ssh, String user) {
        return new SshSpec(user, ssh.port(), ssh.key(), ssh.jump(), ssh.sudo(), ssh.knownHosts());
    }

    @Test
    void aLookSeesAFileAsItWasWritten() throws Exception {
        HostFile file = owned(directory.resolve("seen"), "text\n", "0600");
        beta.write(file);
        Answers answers = answers(Look.NOTHING.files(List.of(file)).file("/nowhere"));
        assertThat(answers.differing(List.of(file))).isEmpty();
        assertThat(answers.file("/nowhere")).isEqualTo(new FileSighting.Absent());
    }

    @Test
    void questionsLeaveOneAnotherAlone() throws Exception {
        long start = System.nanoTime();
        Answers answers = answers(Look.NOTHING
                .ask("text", "echo hello")
                .ask("no", "echo some; echo why >&2; exit 1")
                .ask("fails", "echo some; echo why >&2; exit 7")
                .ask("is killed", "kill -KILL $BASHPID")
                .ask("hangs", "echo begun; sleep 60.25 | cat")
                .ask("waits for input", "cat")
                .ask("wrong", "if then (")
                .ask("binary", "head -c 100000 /dev/urandom; printf '\\0\\nswarmstead-'")
                .ask("open end", "printf 'no line break'")
                .ask("replaced", "exec echo exec")
                .ask("again", "echo hello"));
        assertThat(answers.result("text")).isEqualTo(new Result(0, "hello\n", ""));
        assertThat(answers.result("again")).isEqualTo(answers.result("text"));
        assertThat(answers.result("no")).isEqualTo(new Result(1, "some\n", "why\n"));
        assertThat(answers.silences())
                .containsOnlyKeys("fails", "hangs", "is killed", "wrong")
                .containsEntry("fails", "what asks failed with exit code 7: why")
                .containsEntry("hangs", "there was no answer within 5 s")
                .containsEntry("is killed", "what asks was killed by signal 9");
        assertThat(answers.result("waits for input")).isEqualTo(new Result(0, "", ""));
        assertThat(answers.result("binary").output()).endsWith("\0\nswarmstead-");
        assertThat(answers.result("open end").output()).isEqualTo("no line break");
        assertThat(answers.text("replaced")).isEqualTo("exec");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(40));
        assertThat(beta.attempt(Command.of("pgrep", "-f", "^sleep 60.25$")).output())
                .isEmpty();
    }

    @Test
    void aLookThatAsksNothingTellsThatTheHostIsThere() {
        assertThat(fleet.look(_ -> Look.NOTHING)).containsOnlyKeys(BETA);
        assertThat(fleet.look(_ -> Look.NOTHING).get(BETA)).isInstanceOf(Sighting.Seen.class);
    }

    @Test
    void aWrongKeyIsNamed() {
        SshSpec ssh = new SshSpec(
                "tester",
                sshd.port(),
                Optional.of(directory.resolve("stranger").toString()),
                Optional.empty(),
                false,
                sshd.ssh().knownHosts());
        assertUnseen(ssh, HostKeys.ACCEPT_NEW, "beta: refuses us as tester");
    }

    @Test
    void aMissingKeyFileIsNamed() {
        SshSpec ssh = new SshSpec(
                "tester",
                sshd.port(),
                Optional.of("/nowhere/key"),
                Optional.empty(),
                false,
                sshd.ssh().knownHosts());
        assertUnseen(ssh, HostKeys.ACCEPT_NEW, "beta: our SSH key cannot be used");
    }

    @Test
    void aPortWhereNobodyListensIsUnreachable() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        SshSpec ssh = new SshSpec(
                "tester",
                port,
                Optional.empty(),
                Optional.empty(),
                false,
                sshd.ssh().knownHosts());
        assertUnseen(ssh, HostKeys.ACCEPT_NEW, "beta: cannot be reached");
    }

    @Test
    void anUnknownHostKeyIsRefusedUntilItIsAccepted() throws Exception {
        SshSpec ssh = trusting("fresh/known hosts");
        assertUnseen(ssh, HostKeys.ASK, "beta: its SSH host key is not known");
        try (OpenSshFleet asking = fleet(ssh, HostKeys.ASK)) {
            List<UnknownKey> keys = asking.unknownKeys();
            assertThat(keys)
                    .singleElement()
                    .extracting(UnknownKey::fingerprint)
                    .asString()
                    .contains("SHA256:");
            asking.accept(keys.getFirst());
            assertThat(asking.unknownKeys()).isEmpty();
            assertThat(asking.host(BETA).run(Command.of("echo", "in"))).isEqualTo("in\n");
        }
    }

    @Test
    void aChangedHostKeyIsRefusedAlways() throws Exception {
        Path known = directory.resolve("changed");
        Path other = Files.createDirectory(directory.resolve("other"));
        try (LoopbackSshd _ = LoopbackSshd.start(other, System.getenv("PATH"))) {
            String key = new String(
                    new ProcessBuilder(
                                    "ssh-keygen",
                                    "-y",
                                    "-f",
                                    other.resolve("stranger").toString())
                            .start()
                            .getInputStream()
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            Files.writeString(known, "[127.0.0.1]:" + sshd.port() + " " + key);
        }
        assertUnseen(trusting("changed"), HostKeys.ACCEPT_NEW, "beta: its SSH host key has changed");
    }

    private static SshSpec trusting(String knownHosts) {
        return new SshSpec(
                "tester",
                sshd.port(),
                sshd.ssh().key(),
                Optional.empty(),
                false,
                Optional.of(directory.resolve(knownHosts).toString()));
    }

    private static void assertUnseen(SshSpec ssh, HostKeys hostKeys, String what) {
        try (OpenSshFleet other = fleet(ssh, hostKeys)) {
            assertThat(other.look(_ -> Look.NOTHING).get(BETA))
                    .isInstanceOfSatisfying(
                            Sighting.Unseen.class,
                            unseen -> assertThat(unseen.problem().what()).startsWith(what));
        }
    }

    private static Command line(String line) {
        return new Command(line, "", Duration.ofSeconds(30));
    }

    private static Answers answers(Look look) {
        if (fleet.look(_ -> look).get(BETA) instanceof Sighting.Seen<Answers>(var answers)) {
            return answers;
        }
        throw new AssertionError("unseen");
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
}
