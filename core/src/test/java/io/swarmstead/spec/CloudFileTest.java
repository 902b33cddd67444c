package io.swarmstead.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudFileTest {
    @TempDir
    Path directory;

    @Test
    void threeHostsNeedNothingElse() {
        CloudSpec spec = Texts.valid(Texts.THREE_HOSTS);

        assertThat(spec)
                .isEqualTo(new CloudSpec(
                        "garage",
                        "cloud.example.com",
                        List.of(
                                manager("alpha", "10.0.0.11"),
                                manager("beta", "10.0.0.12"),
                                manager("gamma", "10.0.0.13")),
                        new SshSpec("root", 22, Optional.empty(), Optional.empty(), false, Optional.empty()),
                        Optional.empty(),
                        new DockerSpec(DockerSpec.Source.DISTRIBUTION, List.of()),
                        new StorageSpec("swarmstead", "/srv/swarmstead/brick", "/var/data", 3, 3, false),
                        new IngressSpec("v3.7", 80, 443, Optional.empty()),
                        Optional.empty(),
                        true,
                        false,
                        AlertsSpec.NOBODY,
                        Texts.THREE_HOSTS));
    }

    @Test
    void anchorsAndAliasesAreRead() {
        CloudSpec spec = Texts.valid(Texts.THREE_HOSTS + "vip: {address: &a 10.0.0.100}\nstorage: {volume: &v data}\n");

        assertThat(spec.vip()).contains(new VipSpec("10.0.0.100", Optional.empty()));
    }

    @Test
    void aFileIsReadFromDisk() throws IOException {
        Path file = Files.writeString(directory.resolve("cloud.yaml"), Texts.THREE_HOSTS);

        assertThat(CloudFile.read(file)).isInstanceOf(Reading.Valid.class);
    }

    @Test
    void aMissingFileLeadsToInit() {
        Path file = directory.resolve("cloud.yaml");

        Problem problem = Texts.problems(CloudFile.read(file)).getFirst();

        assertThat(problem.what()).isEqualTo(file + ": no such file");
        assertThat(problem.next()).startsWith("swarmstead init");
    }

    @Test
    void aDirectoryIsNotRead() {
        assertThat(Texts.problems(CloudFile.read(directory)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).isEqualTo(directory + ": cannot be read"));
    }

    @Test
    void bytesThatAreNotTextAreNotRead() throws IOException {
        Path file = Files.write(directory.resolve("cloud.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThat(Texts.problems(CloudFile.read(file)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).isEqualTo(file + ": not UTF-8 text"));
    }

    @Test
    void aControlCharacterIsAProblemAndNotAnException() {
        assertThat(Texts.problems(CloudFile.read("cloud.yaml", "cloud: \u0007")))
                .hasSize(1);
    }

    private static HostSpec manager(String name, String address) {
        return new HostSpec(new HostName(name), address, HostSpec.Role.MANAGER);
    }
}
