package io.swarmstead.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.Command;
import io.swarmstead.host.Look;
import io.swarmstead.host.LookHere;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cloud's authority, really made and used by openssl, and cut off where it may be. */
class AuthorityPlaceTest {
    private static final CloudSpec SPEC = Specs.threeHosts();
    private static final List<String> TOUCHED = List.of("openssl", "sync", "ln", "mv", "shred", "mkdir");

    @TempDir
    private Path temp;

    private Path folder;
    private Path programs;
    private AuthorityPlace place;
    private String said = "";

    @BeforeEach
    void aHostWithoutOne() throws IOException {
        folder = temp.resolve("etc/authority");
        programs = Files.createDirectories(temp.resolve("programs"));
        place = new AuthorityPlace(folder.toString(), temp.resolve("var/secret").toString());
    }

    /** Its exit code; what it printed is {@link #said}. */
    private int run(Command command) throws Exception {
        return bash(command.input());
    }

    private int bash(String script) throws Exception {
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", "eval \"$(cat)\"");
        bash.environment().merge("PATH", programs.toString(), (own, first) -> first + ":" + own);
        Process process = bash.redirectErrorStream(true).start();
        try (var input = process.outputWriter()) {
            input.write("export SHELL_OF_ALL=$$\n" + script);
        }
        said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return process.waitFor();
    }

    private void made() throws Exception {
        assertThat(run(place.make("garage", Permitted.of(SPEC), ""))).as(said).isZero();
    }

    /** An authority as it was made before. */
    private void madeInPlain() throws Exception {
        Files.createDirectories(folder);
        assertThat(bash("""
                cd %s
                openssl ecparam -genkey -name prime256v1 -noout -out ca.key
                openssl req -x509 -new -key ca.key -days 3650 -subj "/CN=garage cloud authority" \\
                    -addext basicConstraints=critical,CA:TRUE,pathlen:0 -out ca.crt
                """.formatted(folder))).isZero();
    }

    private String key() throws Exception {
        return new LookHere(programs)
                .answers(Look.NOTHING.ask("key", AuthorityPlace.KEY, place.folder(), place.secret()))
                .text("key");
    }

    /** Whether openssl takes a server's certificate of it, for these names. */
    private boolean certifies(String names) throws Exception {
        assertThat(bash("""
                set -e
                cd %s
                openssl ecparam -genkey -name prime256v1 -noout -out it.key
                openssl req -new -key it.key -subj /CN=it -out it.csr
                printf 'subjectAltName=%%s\\nextendedKeyUsage=serverAuth\\n' %s > it.ext
                openssl x509 -req -in it.csr -CA %3$s/ca.crt -CAkey %3$s/ca.key -passin file:%4$s -days 5 -set_serial 7 \\
                    -extfile it.ext -out it.crt
                """.formatted(temp, names, folder, place.secret())))
                .as(said)
                .isZero();
        return bash("openssl verify -purpose sslserver -CAfile %s/ca.crt %s/it.crt".formatted(folder, temp)) == 0;
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void itCertifiesTheCloudAndNothingElse() throws Exception {
        made();

        assertThat(certifies(Permitted.EVERYTHING.names(SPEC))).isTrue();
        assertThat(certifies("DNS:wiki.cloud.example.com")).isTrue();
        assertThat(certifies("DNS:example.com")).isFalse();
        assertThat(said).contains("permitted subtree violation");
        assertThat(certifies("DNS:cloud.example.com.example.org")).isFalse();
        assertThat(certifies("DNS:notcloud.example.com")).isFalse();
        assertThat(certifies("DNS:cloud.example.com,DNS:bank.example.org")).isFalse();
        assertThat(certifies("IP:10.0.0.14")).isFalse();
        assertThat(certifies("IP:10.0.0.11")).isTrue();
    }

    @Test
    void whatItMayCertifyIsReadBack() throws Exception {
        made();
        assertThat(bash("openssl x509 -noout -ext nameConstraints -in " + place.certificate()))
                .isZero();

        Permitted permitted = Permitted.read(said);

        assertThat(permitted.names(SPEC)).isEqualTo(Permitted.EVERYTHING.names(SPEC));
        assertThat(permitted.beyond(Specs.fourHosts())).containsExactly("10.0.0.14");
        assertThat(permitted.domain("example.com")).isFalse();
        assertThat(permitted.domain("x.cloud.example.com")).isTrue();
        assertThat(permitted.domain("xcloud.example.com")).isFalse();
    }

    @Test
    void itsKeyIsOfNoUseWithoutTheHostsSecret() throws Exception {
        made();
        assertThat(key()).isEqualTo("sealed");
        assertThat(Files.readString(folder.resolve("ca.key"))).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("ca.key"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(place.secret()))))
                .isEqualTo("rw-------");
        assertThat(left()).containsExactly("ca.crt", "ca.key");

        Files.writeString(Path.of(place.secret()), "0".repeat(64) + "\n");
        assertThat(key()).isEqualTo("useless");
        Files.delete(Path.of(place.secret()));
        assertThat(key()).isEqualTo("useless");
        assertThat(run(place.usable())).isNotZero();
    }

    @Test
    void anotherHostEncryptsItUnderItsOwnSecret() throws Exception {
        made();
        assertThat(run(place.read())).isZero();
        String key = said.strip();
        AuthorityPlace other = new AuthorityPlace(
                temp.resolve("other").toString(), temp.resolve("other-secret").toString());
        Files.createDirectory(temp.resolve("other"));
        Files.copy(folder.resolve("ca.crt"), temp.resolve("other/ca.crt"));

        assertThat(run(other.keep(key))).as(said).isZero();

        assertThat(run(other.usable())).isZero();
        Files.copy(Path.of(place.secret()), Path.of(other.secret()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(run(other.usable())).isNotZero();
    }

    @Test
    void aKeyOfAnotherAuthorityIsNotKept() throws Exception {
        made();
        Files.copy(folder.resolve("ca.key"), temp.resolve("before"));
        assertThat(bash("openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256"))
                .isZero();

        assertThat(run(place.keep(said.strip()))).isNotZero();

        assertThat(said).contains("the key does not belong to");
        assertThat(Files.readString(folder.resolve("ca.key"))).isEqualTo(Files.readString(temp.resolve("before")));
    }

    @Test
    void oneThatIsThereIsNotMadeAnewUnlessItIsGivenUp() throws Exception {
        made();
        String before = Files.readString(folder.resolve("ca.crt"));
        made();
        assertThat(Files.readString(folder.resolve("ca.crt"))).isEqualTo(before);
        assertThat(run(place.giveUp())).isZero();
        String digest = Files.readString(Path.of(place.givenUp())).strip();

        assertThat(run(place.make("garage", Permitted.of(SPEC), digest))).isZero();

        String next = Files.readString(folder.resolve("ca.crt"));
        assertThat(next).isNotEqualTo(before);
        assertThat(key()).isEqualTo("sealed");
        assertThat(run(place.make("garage", Permitted.of(SPEC), digest))).isZero();
        assertThat(Files.readString(folder.resolve("ca.crt"))).isEqualTo(next);
    }

    @Test
    void aKeyInPlainIsEncryptedAndGone() throws Exception {
        madeInPlain();
        assertThat(key()).isEqualTo("plain");
        assertThat(run(place.usable())).isZero();

        assertThat(run(place.seal())).as(said).isZero();

        assertThat(key()).isEqualTo("sealed");
        assertThat(left()).containsExactly("ca.crt", "ca.key");
    }

    /** Each program that has a hand in it kills the shell in place of doing its work, one after the other. */
    @Test
    void cutOffAnywhereItCanBeUsedAndTheNextTimeFinishesIt() throws Exception {
        int cuts = 0;
        while (cut(cuts + 1)) {
            cuts++;
            assertThat(run(place.usable())).as("cut %d", cuts).isZero();
            assertThat(run(place.seal())).as(said).isZero();
            assertThat(key()).isEqualTo("sealed");
            assertThat(left()).containsExactly("ca.crt", "ca.key");
        }
        assertThat(cuts).as("places to cut").isGreaterThan(12);
    }

    /** Whether there was a program that often. What follows it works again. */
    private boolean cut(int count) throws Exception {
        Files.deleteIfExists(Path.of(place.secret()));
        madeInPlain();
        Path counter = Files.writeString(temp.resolve("count"), "");
        for (String name : TOUCHED) {
            new LookHere(programs).program(name, """
                    PATH=${PATH#*:}
                    [ -e %1$s ] || exec %2$s "$@"
                    exec 9>> %1$s
                    flock 9
                    echo >&9
                    count=$(wc -l < %1$s)
                    exec 9>&-
                    [ $count = %3$d ] || exec %2$s "$@"
                    rm -f %1$s
                    kill -KILL $SHELL_OF_ALL
                    """.formatted(counter, name, count));
        }
        int code = run(place.seal());
        boolean was = !Files.exists(counter);
        Files.deleteIfExists(counter);
        assertThat(code == 0).as(said).isEqualTo(!was);
        return was;
    }

    @Test
    void aWorkerForgetsItsKeyAndItsSecret() throws Exception {
        made();
        assertThat(run(place.forget())).isZero();
        assertThat(left()).containsExactly("ca.crt");
        assertThat(Path.of(place.secret())).doesNotExist();
        assertThat(run(place.forget())).isZero();
    }
}
