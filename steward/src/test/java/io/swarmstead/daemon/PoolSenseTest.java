package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.spec.CloudFile;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoolSenseTest {
    private static final String CLOUD = """
            cloud: shop
            domain: shop.example
            hosts: {alpha: 10.0.0.1, beta: 10.0.0.2, gamma: 10.0.0.3}
            storage: {volume: data}
            """;

    @TempDir
    private Path glusterd;

    private PoolSense sense() {
        CloudSpec spec = CloudFile.read("shop", CLOUD) instanceof Reading.Valid(var valid) ? valid : missing();
        return new PoolSense(spec, glusterd);
    }

    private static CloudSpec missing() {
        throw new AssertionError("the cloud's file is not valid");
    }

    private void peer(String file, int state, String hostname) throws IOException {
        Files.writeString(
                Files.createDirectories(glusterd.resolve("peers")).resolve(file),
                "uuid=%s\nstate=%d\nhostname1=%s\n".formatted(file, state, hostname));
    }

    @BeforeEach
    void everyHostIsAMember() throws IOException {
        peer("b", 3, "beta");
        peer("c", 3, "10.0.0.3");
        Files.writeString(Files.createDirectories(glusterd.resolve("vols/data")).resolve("info"), "status=1\n");
    }

    @Test
    void aPeerThatIsRejectedIsCalledByItsName() throws IOException {
        assertThat(sense().look()).isEmpty();

        peer("c", 6, "10.0.0.3");
        assertThat(sense().look()).contains("Gluster's pool: gamma is rejected");

        peer("b", 4, "beta");
        assertThat(sense().look()).contains("Gluster's pool: beta is no member, gamma is rejected");
    }

    @Test
    void aPeerThatTheSpecDoesNotKnowIsCalledAsGlusterCallsIt() throws IOException {
        peer("d", 6, "10.0.0.4");
        assertThat(sense().look()).contains("Gluster's pool: 10.0.0.4 is rejected");

        Files.writeString(glusterd.resolve("peers/d"), "");
        assertThat(sense().look()).contains("Gluster's pool: d is no member");
    }

    @Test
    void whatGlusterdIsJustWritingDoesNotCount() throws IOException {
        Files.writeString(glusterd.resolve("peers/c.tmp"), "uuid=c\n");

        assertThat(sense().look()).isEmpty();
    }

    @Test
    void theVolumeHasToBeKnown() throws IOException {
        Files.delete(glusterd.resolve("vols/data/info"));

        assertThat(sense().look()).contains("glusterd does not know the volume");
    }

    @Test
    void aHostWithoutPeersIsInNoPool() throws IOException {
        Files.delete(glusterd.resolve("peers/b"));
        Files.delete(glusterd.resolve("peers/c"));

        assertThat(sense().look()).contains("Gluster's pool: this host has no peers");
    }
}
