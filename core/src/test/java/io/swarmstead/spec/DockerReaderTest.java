package io.swarmstead.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DockerReaderTest {
    @Test
    void everythingWrittenIsTaken() {
        String text =
                "docker: {source: present, registry-mirrors: ['http://10.0.0.5:5000', 'https://m.example.com/']}\n";

        assertThat(Texts.valid(Texts.THREE_HOSTS + text).docker())
                .isEqualTo(new DockerSpec(
                        DockerSpec.Source.PRESENT, List.of("http://10.0.0.5:5000", "https://m.example.com/")));
    }
}
