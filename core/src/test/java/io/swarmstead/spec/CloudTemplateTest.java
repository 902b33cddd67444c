package io.swarmstead.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class CloudTemplateTest {
    private static final Path GOLDEN = Path.of("src/test/resources/spec/template");

    private final CloudTemplate template = new CloudTemplate(
            CloudTemplate.DEFAULT_CLOUD, CloudTemplate.DEFAULT_DOMAIN, threeHosts(), Optional.of("10.0.0.100"));
    private final CloudTemplate plain = new CloudTemplate("shed", "shed.example.com", oneHost(), Optional.empty());

    @Test
    void threeHostsAreRenderedWithTheirFloatingAddress() throws IOException {
        assertThat(template.render()).isEqualTo(Files.readString(GOLDEN.resolve("out-three-hosts.yaml")));
    }

    @Test
    void oneHostIsRenderedWithoutAFloatingAddress() throws IOException {
        assertThat(plain.render()).isEqualTo(Files.readString(GOLDEN.resolve("out-one-host.yaml")));
    }

    @Test
    void whatIsRenderedReadsAsWhatWasGiven() {
        assertThat(Texts.valid(template.render()))
                .usingRecursiveComparison()
                .ignoringFields("text")
                .isEqualTo(Texts.valid(Texts.THREE_HOSTS + "vip: {address: 10.0.0.100}\n"));
    }

    @Test
    void oneHostReadsAsValid() {
        assertThat(Texts.valid(plain.render()).vip()).isEmpty();
    }

    @Test
    void theLinesThatAreOffShowTheDefaults() {
        CloudSpec asked = Texts.valid(template.render());
        CloudSpec allOn = Texts.valid(template.render().replaceAll("(?m)^( *)#(?=[a-z-]+:)", "$1"));

        assertThat(allOn.storage()).isEqualTo(asked.storage());
        assertThat(allOn.ingress()).isEqualTo(asked.ingress());
        assertThat(allOn.firewall()).isEqualTo(asked.firewall());
        assertThat(allOn.ssh().port()).isEqualTo(asked.ssh().port());
    }

    @Test
    void aValueThatIsNoWordIsQuotedAndThenRefused() {
        SequencedMap<String, String> hosts = oneHost();
        hosts.put("it's: me", "10.0.0.12 # mine");

        assertThat(Texts.problems(new CloudTemplate("shed", "shed.example.com", hosts, Optional.empty()).render()))
                .extracting(Problem::what)
                .anyMatch(what -> what.contains("\"it's: me\" is not a DNS label"))
                .anyMatch(what -> what.contains("\"10.0.0.12 # mine\" is not the IPv4 address"));
    }

    private static SequencedMap<String, String> threeHosts() {
        SequencedMap<String, String> hosts = oneHost();
        hosts.put("beta", "10.0.0.12");
        hosts.put("gamma", "10.0.0.13");
        return hosts;
    }

    private static SequencedMap<String, String> oneHost() {
        SequencedMap<String, String> hosts = new LinkedHashMap<>();
        hosts.put("alpha", "10.0.0.11");
        return hosts;
    }
}
