package io.swarmstead.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose the folders are that a service binds. */
class OwnershipTest {
    private static Ownership of(Map<String, Object> wish, Object user) {
        return Ownership.of(Map.of("x-swarmstead", wish, "user", user));
    }

    @Test
    void theyAreRootsWhereNobodySaysAnything() {
        assertThat(Ownership.of(Map.of())).isEqualTo(new Ownership("0:0", "0755", false, Optional.empty()));
        assertThat(of(Map.of(), "root")).isEqualTo(new Ownership("0:0", "0755", false, Optional.empty()));
    }

    @Test
    void theyAreOfTheNumberThatTheServiceRunsAs() {
        assertThat(of(Map.of(), "1000:1000")).isEqualTo(new Ownership("1000:1000", "0755", true, Optional.empty()));
        assertThat(of(Map.of(), 472)).isEqualTo(new Ownership("472", "0755", true, Optional.empty()));
    }

    @Test
    void theNameOfAUserIsKnownToTheImageOnly() {
        assertThat(of(Map.of(), "grafana")).isEqualTo(new Ownership("0:0", "0755", false, Optional.of("grafana")));
    }

    @Test
    void theKeyCountsMoreThanTheUser() {
        assertThat(of(Map.of("owner", "33:33"), "1000"))
                .isEqualTo(new Ownership("33:33", "0755", true, Optional.empty()));
        assertThat(of(Map.of("owner", 33), "grafana")).isEqualTo(new Ownership("33", "0755", true, Optional.empty()));
        assertThat(of(Map.of("mode", "0700"), "root")).isEqualTo(new Ownership("0:0", "0700", true, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1000:1000", "4294967295"})
    void anOwnerIsANumberOrTwo(String written) {
        assertThat(Ownership.isOwner(written)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "www-data", "1000:", ":1000", "33:www-data", "0:0; id"})
    void anythingElseIsNoOwner(String written) {
        assertThat(Ownership.isOwner(written)).isFalse();
    }

    @Test
    void aModeIsInQuotes() {
        assertThat(Ownership.isMode("0750")).isTrue();
        assertThat(Ownership.isMode("750")).isTrue();
        assertThat(Ownership.isMode("2770")).isTrue();
        assertThat(Ownership.isMode(750)).isFalse();
        assertThat(Ownership.isMode("0798")).isFalse();
        assertThat(Ownership.isMode("u+w")).isFalse();
    }
}
