package io.swarmstead.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swarmstead.host.Result;
import io.swarmstead.host.Subprocess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bill of materials against a database with one fault in it. */
class KnownFaultsTest {
    @TempDir
    Path folder;

    private Path database;

    @BeforeEach
    void aDatabase() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "it takes python3");
        database = folder.resolve("all.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(database))) {
            zip.putNextEntry(new ZipEntry("TEST-1.json"));
            zip.write("""
                    {"id": "TEST-1", "modified": "2026-11-01T00:00:00Z", "summary": "made up", "affected": [
                      {"package": {"ecosystem": "Maven", "name": "org.example:part"},
                       "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "2.0"}, {"fixed": "2.10"}]}]}]}
                    """.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Result told(Path from, String version) throws IOException, InterruptedException, TimeoutException {
        Path bill = Files.writeString(
                folder.resolve("bom.json"),
                "{\"components\": [{\"group\": \"org.example\", \"name\": \"part\", \"version\": \"%s\"}]}"
                        .formatted(version));
        return Subprocess.run(
                List.of("python3", "../bin/known-faults.py", from.toString(), bill.toString()),
                "",
                Duration.ofSeconds(30));
    }

    @Test
    void aPartWithAKnownFaultIsToldWithTheDateOfWhatIsKnown() throws Exception {
        Result old = told(database, "2.9");

        assertThat(old.exitCode()).isEqualTo(1);
        assertThat(old.output().lines())
                .containsExactly(
                        "org.example:part 2.9: TEST-1 made up",
                        "1 parts, 1 faults in a database of 2026-11-01: 1 known");
    }

    @Test
    void mendedAndOlderPartsHaveNone() throws Exception {
        assertThat(told(database, "2.10").exitCode()).isZero();
        assertThat(told(database, "1.99").exitCode()).isZero();
        assertThat(told(database, "2.10-rc1").exitCode()).isEqualTo(1);
    }

    @Test
    void withoutADatabaseNothingWasLookedFor() throws Exception {
        Result unread = told(folder.resolve("nowhere.zip"), "2.9");

        assertThat(unread.exitCode()).isEqualTo(2);
        assertThat(unread.error()).startsWith("problem: it was not looked for known faults");
    }
}
