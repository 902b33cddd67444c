package io.swarmstead.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a swarm reads over in silence, and numbers that are others than they look. */
class ReadOverTest {
    @Test
    void anAddressOfAServicesOwnIsReadOver() {
        assertThat(Found.by(new IgnoredKeys(), """
                        services:
                          web:
                            image: a:1
                            networks:
                              own:
                                ipv4_address: 10.0.0.5
                                ipv6_address: fd00::5
                        networks: {own: {}}
                        """))
                .containsExactly(
                        "WARNING ignored-key 6 ipv4_address has no effect",
                        "WARNING ignored-key 7 ipv6_address has no effect");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    false | a swarm's services do not have it; it is read over
                    true  | it is read over, and read_only leaves the program nowhere to write to
                    """)
    void aShortTmpfsIsReadOver(boolean readOnly, String why) {
        assertThat(Linted.service("tmpfs: /run\nread_only: %s\n".formatted(readOnly))
                        .findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("ignored-key");
                    assertThat(finding.problem().why()).isEqualTo(why);
                    assertThat(finding.problem().next())
                            .isEqualTo("mount it below volumes: [{type: tmpfs, target: /run}]");
                });
    }

    @ParameterizedTest
    @CsvSource({"400, 0620", "444, 0674", "600, 01130", "777, 01411"})
    void aModeWithoutItsZeroIsAnotherOneAndFixWritesIt(String mode, String octal) {
        Linted linted = secret(mode);

        assertThat(linted.facts("mode-decimal")).containsExactly("mode: %s is %s to Docker".formatted(mode, octal));
        assertThat(linted.mended("mode-decimal")).isEqualTo(linted.text().replace("mode: " + mode, "mode: 0" + mode));
        assertThat(secret("0" + mode).facts("mode-decimal")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0400", "0o400", "256", "288", "292", "384", "420", "416", "0620", "0x190"})
    void aModeThatMayBeMeantIsLeftAlone(String mode) {
        assertThat(secret(mode).facts("mode-decimal")).isEmpty();
    }

    private static Linted secret(String mode) {
        return new Linted("""
                services:
                  web:
                    image: a:1
                    secrets:
                      - {source: salt, mode: %s} # for one
                secrets: {salt: {file: ./salt}}
                """.formatted(mode));
    }
}
