package io.swarmstead.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swarmstead.host.Answers;
import io.swarmstead.host.Look;
import io.swarmstead.host.LookHere;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The question after the key, really asked: of a key that is there, that is not, and of which nobody can tell. */
class OwnKeyTest {
    @TempDir
    Path temp;

    private Path key;
    private LookHere here;

    @BeforeEach
    void aKey() throws IOException {
        key = Files.writeString(temp.resolve("record-key"), "5e".repeat(32) + "\n");
        mode("rw-------");
        here = new LookHere(Files.createDirectory(temp.resolve("programs")));
        assumeTrue("root".equals(Files.getOwner(key).getName()), "only root has a key that is root's");
    }

    private void mode(String mode) throws IOException {
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(mode));
    }

    private Answers asked() throws IOException, InterruptedException {
        return here.answers(Look.NOTHING.ask("key", Records.OWN_KEY, key.toString(), SealKey.SHAPE));
    }

    @Test
    void aKeyOfRootsIsTold() throws Exception {
        assertThat(asked().text("key")).matches("[0-9a-f]{64} +-\\s*");
    }

    @Test
    void noneAndOneThatOthersMayReadAndALinkAndOtherTextAreANo() throws Exception {
        mode("rw-r-----");
        assertThat(asked().succeeded("key")).isFalse();
        mode("rw-------");
        Files.writeString(key, "welcome\n");
        assertThat(asked().succeeded("key")).isFalse();
        Files.delete(key);
        assertThat(asked().succeeded("key")).isFalse();
        Files.createSymbolicLink(key, Path.of("/etc/hostname"));
        assertThat(asked().succeeded("key")).isFalse();
    }

    @Test
    void aProgramThatFailsIsNoAnswer() throws Exception {
        for (String program : new String[] {"stat", "grep", "sha256sum"}) {
            here.program(program, "exit 7");
            assertThat(asked().silences()).as(program).containsOnlyKeys("key");
            Files.delete(temp.resolve("programs").resolve(program));
        }
    }
}
