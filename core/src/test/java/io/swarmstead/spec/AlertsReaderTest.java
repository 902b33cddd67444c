package io.swarmstead.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is told, where it is written rightly. */
class AlertsReaderTest {
    private static AlertsSpec alerts(String... lines) {
        return Texts.valid(Texts.ONE_HOST + "alerts:\n  " + String.join("\n  ", lines) + "\n")
                .alerts();
    }

    @Test
    void whatNobodyWroteIsToldToNobody() {
        assertThat(Texts.valid(Texts.ONE_HOST).alerts()).isEqualTo(AlertsSpec.NOBODY);
    }

    @Test
    void aUrlIsWrittenOrInAFile() {
        AlertsSpec alerts = alerts("webhook: ~/webhook", "ntfy: https://ntfy.sh/garage?auth=x");

        assertThat(alerts.webhook()).hasValue(new Confidential.InFile("~/webhook"));
        assertThat(alerts.ntfy()).hasValue(new Confidential.Written("https://ntfy.sh/garage?auth=x"));
        assertThat(alerts.toString()).doesNotContain("auth=x");
    }

    @Test
    void mailHasAServerASenderAndThoseWhoGetIt() {
        assertThat(alerts(
                                "email:",
                                "  server: smtp.example.com:465",
                                "  from: cloud@example.com",
                                "  to: [me@example.com, you@example.com]",
                                "  user: cloud",
                                "  password-file: /root/password")
                        .email())
                .hasValue(new AlertsSpec.Email(
                        "smtp.example.com",
                        465,
                        "cloud@example.com",
                        List.of("me@example.com", "you@example.com"),
                        Optional.of("cloud"),
                        Optional.of(new Confidential.InFile("/root/password"))));
    }

    @ParameterizedTest
    @CsvSource({"smtp, 587", "smtp:1, 1", "smtp:65535, 65535"})
    void withoutAPortMailGoesToThatOfSubmission(String server, int port) {
        assertThat(alerts("email: {server: \"%s\", from: a@b.c, to: d@e.f}".formatted(server))
                        .email())
                .hasValueSatisfying(email -> {
                    assertThat(email.server()).isEqualTo("smtp");
                    assertThat(email.port()).isEqualTo(port);
                    assertThat(email.to()).containsExactly("d@e.f");
                });
    }
}
