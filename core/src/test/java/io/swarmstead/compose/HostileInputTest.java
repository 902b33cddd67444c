package io.swarmstead.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that would have us fail, wait, or say what is not so. */
class HostileInputTest {
    private static final String ESCAPE = Character.toString(0x1b);

    @TempDir
    private Path folder;

    private Reading read(String text) {
        return ComposeReader.read(
                "stack.yml",
                text.getBytes(StandardCharsets.UTF_8),
                new Surroundings(folder, Map.of("HUGE", "1e999", "INF", ".inf")));
    }

    private static String service(String lines) {
        return "services:\n  web:\n    image: nginx:1\n" + lines.indent(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {".inf", "-.inf", ".nan", ".Inf", "!!float .inf", "!!float 1e999", "1e400", "${HUGE}", "${INF}"})
    void whatIsNoAmountIsRefusedWhereverANumberBelongs(String number) {
        for (String key : new String[] {
            "deploy: {replicas: %s}",
            "deploy: {update_config: {max_failure_ratio: %s}}",
            "deploy: {resources: {limits: {pids: %s}}}",
            "healthcheck: {retries: %s}",
            "ports: [{target: %s}]",
            "ports: [%s]",
            "ulimits: {nofile: %s}",
            "oom_score_adj: %s",
        }) {
            assertThat(read(service(key.formatted(number))).file()).as(key).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".inf", ".nan", "!!float .inf"})
    void norDoesItPassWhereTextBelongs(String number) {
        for (String key : new String[] {
            "x-mine: %s",
            "x-mine: {a: [%s]}",
            "environment: {A: %s}",
            "labels: {a: %s}",
            "expose: [%s]",
            "sysctls: {a: %s}"
        }) {
            assertThat(read(service(key.formatted(number))).file()).as(key).isEmpty();
        }
    }

    @Test
    void aRatioThatIsTooLargeForDockerIsRefused() {
        assertThat(read(service("deploy: {update_config: {max_failure_ratio: 1e300}}"))
                        .findings())
                .extracting(Finding::rule)
                .containsExactly("out-of-range");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image: !!binary \"*\"",
                "image: !!binary a",
                "image: !!binary [a]",
                "image: !!binary {a: b}",
                "!!binary \"*\": a",
                "!!binary a: b",
                "environment: [!!binary \"=\"]",
                "environment: {A: !!binary \"a\"}",
                "x-mine: !!binary \"=a=\"",
                "deploy: {replicas: !!binary \"/\"}",
                "image: !!binary YQ",
                "image: !!binary YQ= =",
                "image: !!binary /w==",
                "image: !!set {a}",
                "image: !!omap [a: b]",
                "image: !!timestamp x",
                "image: !!python/object:os.system x",
                "image: !!int 0x",
            })
    void aTagThatDoesNotFitIsAFinding(String line) {
        assertThat(read("services:\n  web:\n    " + line + "\n").findings()).isNotEmpty();
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void environmentComesFromFilesOnly() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        for (String file : new String[] {"/dev/zero", "pipe", "."}) {
            assertThat(read(service("env_file: " + file)).findings())
                    .as(file)
                    .extracting(Finding::rule)
                    .containsExactly("env-file");
        }
        Files.write(folder.resolve("long"), new byte[3 << 20]);
        assertThat(read(service("env_file: long")).findings())
                .extracting(finding -> finding.problem().what())
                .allSatisfy(what -> assertThat(what).endsWith("it has more than 2097152 bytes"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a\\nstack.yml: 0 errors\\e[2J\\u202e\": 1",
                "image: [\"\\e]0;x\\a\\n\"]",
                "ports: [\"a\\n\\e[1A\"]",
                "env_file: \"none\\n\\e[2K\"",
                "volumes: [\"aa:bb:cc:dd:\\n\\e[2K\"]",
                "deploy: {update_config: {order: \"\\e[2Kx\\r\"}}",
                "command: \"'\\n\\e[2K\"",
                "restart: [\"\\n\"]",
                "image: \"${A?\\n\\e[2K}\"",
                "image: \"$ \\n\\e[2K\"",
                "networks: [\"\\n\\e[2K\"]",
            })
    void nothingInAFileForgesALineOfOurs(String line) {
        assertThat(read(service(line)).findings()).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.problem().what()).doesNotContain("\n", "\r", ESCAPE);
            assertThat(finding.problem().why()).doesNotContain("\n", "\r", ESCAPE);
            assertThat(finding.problem().next()).doesNotContain("\n", "\r", ESCAPE);
        });
    }

    @Test
    void bytesInBase64AreTheirText() {
        assertThat(read("services:\n  web:\n    image: !!binary |\n      bmdp\n      bng6MQ==\n")
                        .file()
                        .orElseThrow()
                        .tree())
                .hasToString("{services={web={image=nginx:1}}, version=3.13}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'%s'", "\"%s\"", "%s", "|\n%s", ">\n%s", "!!binary %s", "!!int %s"})
    void aLongScalarIsReadInNoTime(String form) {
        String million = "a".repeat(1_000_000);
        String block = form.contains("\n") ? " ".repeat(8) + million : million;
        assertThat(milliseconds("services:\n  web:\n    image: " + form.formatted(block) + "\n"))
                .isLessThan(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$", "${A}", "${A:-", "0", ":", "/", "\\\\", "a\\n"})
    void whateverItIsMadeOf(String piece) {
        String million = "\"" + piece.repeat(1_000_000 / piece.length()) + "\"";
        for (String line : new String[] {"command: %s", "ports: [%s]", "volumes: [%s]"}) {
            assertThat(milliseconds(service(line.formatted(million)))).as(line).isLessThan(1000);
        }
    }

    /** Of the faster one of two, since others work on the machine, too. */
    private long milliseconds(String text) {
        return LongStream.generate(() -> {
                    long start = System.nanoTime();
                    read(text);
                    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
                })
                .limit(2)
                .min()
                .orElseThrow();
    }
}
