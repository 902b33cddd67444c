package io.swarmstead.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --fix} makes of a secret in the environment. */
class SecretMoveTest {
    private static final String RULE = "secret-in-environment";

    private static final String PLAIN = """
            services:
              db:
                image: postgres:18
                environment:
                  POSTGRES_PASSWORD: hunter2
            """;

    @Test
    void theFileHasItAndTheSecretIsDeclaredAtTheEnd() {
        assertThat(new Linted(PLAIN).mended(RULE)).isEqualTo("""
                        services:
                          db:
                            image: postgres:18
                            secrets:
                              - db_postgres_password
                            environment:
                              POSTGRES_PASSWORD_FILE: /run/secrets/db_postgres_password
                        secrets:
                          db_postgres_password:
                            file: ./stack.secrets/db_postgres_password
                        """);
        assertThat(new Linted(PLAIN).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.files()).singleElement().satisfies(file -> {
                assertThat(file).hasToString("stack.secrets/db_postgres_password");
                assertThat(file.content()).isEqualTo("hunter2");
            });
        });
    }

    @Test
    void aListAndSecretsThatAreThereAreKept() {
        assertThat(new Linted("""
                        services:
                          db:
                            image: docker.io/library/postgres:18
                            secrets: # its own
                            - salt
                            # the first start only
                            environment:
                            - LANG=C
                            - POSTGRES_PASSWORD=hunter2 # old
                        secrets: # of all
                            salt: {file: ./salt}
                        """).mended(RULE)).isEqualTo("""
                        services:
                          db:
                            image: docker.io/library/postgres:18
                            secrets: # its own
                            - db_postgres_password
                            - salt
                            # the first start only
                            environment:
                            - LANG=C
                            - POSTGRES_PASSWORD_FILE=/run/secrets/db_postgres_password # old
                        secrets: # of all
                            db_postgres_password:
                              file: ./stack.secrets/db_postgres_password
                            salt: {file: ./salt}
                        """);
    }

    @Test
    void aFlowMappingOnOneLineIsEditedInItsPlace() {
        assertThat(new Linted(PLAIN.replace(
                                "environment:\n      POSTGRES_PASSWORD: hunter2",
                                "environment: {POSTGRES_PASSWORD: hunter2}"))
                        .mended(RULE))
                .contains("""
                            secrets:
                              - db_postgres_password
                            environment: {POSTGRES_PASSWORD_FILE: /run/secrets/db_postgres_password}
                        """.indent(4).replaceAll("(?m)^ {8}", "    "));
    }

    @Test
    void aFileWithoutALineEndGetsOne() {
        assertThat(new Linted(PLAIN.stripTrailing()).mended(RULE)).isEqualTo(new Linted(PLAIN).mended(RULE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    image: postgres:18        | image: registry.example.org/postgres:18
                    image: postgres:18        | image: nginx:1
                    hunter2                   | ${DOMAIN}
                    hunter2                   | "hunter\\x32"
                    hunter2                   | &secret hunter2
                    hunter2                   | >-
                    services:                 | version: "3.0"/services:
                    services:                 | secrets: {}/services:
                    services:                 | x-a: &a {b: c}/services:
                    services:                 | secrets: {salt: {file: ./salt}}/services:
                    hunter2                   | hunter2/    secrets: [salt]/secrets:/  salt: {file: ./salt}
                    """)
    void whatIsWrittenIntricatelyIsLeftToAPerson(String plain, String intricate) {
        Linted linted = new Linted(PLAIN.replace(
                        plain,
                        intricate
                                .replace("/secrets", "\nsecrets")
                                .replace("/services", "\nservices")
                                .replace("/ ", "\n "))
                .replace(">-", ">-\n        hunter2"));

        assertThat(linted.advice(RULE))
                .containsExactly(
                        "make it a Docker secret; many images read the file that POSTGRES_PASSWORD_FILE names");
        assertThat(linted.mended(RULE)).isEqualTo(linted.text());
    }

    @Test
    void carriageReturnsAreLeftAlone() {
        Linted linted = new Linted(PLAIN.replace("\n", "\r\n"));

        assertThat(linted.mended(RULE)).isEqualTo(linted.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"version: \"3.1\"\n", "version: \"3.13\"\n"})
    void secretsAreKnownFromTheSecondVersionOn(String version) {
        assertThat(new Linted(version + PLAIN).mended(RULE)).startsWith(version).contains("secrets:");
    }
}
