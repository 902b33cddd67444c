package io.swarmstead.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels beside {@code deploy}; line ends are shown as slashes. */
class LabelsOnServiceTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    labels:/  - traefik.enable=true/               | deploy:/  labels:/    - traefik.enable=true/
                    labels:/- traefik.enable=true/                 | deploy:/  labels:/  - traefik.enable=true/
                    labels:/- traefik.enable=true                  | deploy:/  labels:/  - traefik.enable=true
                    labels:/  traefik.enable: "true"/user: me/     | deploy:/  labels:/    traefik.enable: "true"/user: me/
                    labels:  /  - traefik.enable=true//user: me/   | deploy:/  labels:  /    - traefik.enable=true//user: me/
                    labels:/  - traefik.a=b//  - traefik.c=d//tty: true/ | deploy:/  labels:/    - traefik.a=b//    - traefik.c=d//tty: true/
                    """)
    void areMovedBelowADeployOfTheirOwn(String labels, String moved) {
        assertThat(file(labels).mended("labels-on-service"))
                .isEqualTo(file(moved).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "labels: [traefik.enable=true]/",
                "labels: # ours/  - traefik.enable=true/",
                "labels:/  - traefik.enable=true/  - com.example.a=b/",
                "labels:/  - traefik.enable=true/deploy: {replicas: 1}/",
                "labels:\r/  - traefik.enable=true\r/"
            })
    void areLeftWhereAPersonHasToDecide(String labels) {
        Linted linted = file(labels);

        assertThat(linted.facts("labels-on-service"))
                .containsExactly("labels of Traefik's beside deploy, not below it");
        assertThat(linted.mended("labels-on-service")).isEqualTo(linted.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"labels: [com.example.traefik.a=b]/", "labels: [traefik=b]/", "labels: []/", "user: me/"})
    void otherLabelsAreForTheContainers(String labels) {
        assertThat(file(labels).facts("labels-on-service")).isEmpty();
    }

    private static Linted file(String labels) {
        String service = labels.replace("/", "\n    ").replaceAll("(?m)^ +$", "");
        return new Linted("# \uD83D\uDC33\nservices:\n  web:\n    image: a:1\n    " + service);
    }
}
