package io.swarmstead.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What differs, key by key. */
class FieldChangesTest {
    private static FieldChange change(String path, @Nullable String before, @Nullable String after) {
        return new FieldChange(path, Optional.ofNullable(before), Optional.ofNullable(after));
    }

    @Test
    void valuesAreComparedKeyByKey() {
        assertThat(FieldChanges.between(
                        Map.of("deploy", Map.of("replicas", 1)), Map.of("deploy", Map.of("replicas", 2), "init", true)))
                .containsExactlyInAnyOrder(change("deploy.replicas", "1", "2"), change("init", null, "true"));
    }

    @Test
    void aMountIsKnownByItsTarget() {
        Map<String, Object> data = Map.of("source", "/a", "target", "/data");
        Map<String, Object> more = Map.of("source", "/b", "target", "/more");

        assertThat(FieldChanges.between(Map.of("volumes", List.of(data)), Map.of("volumes", List.of(more, data))))
                .containsExactlyInAnyOrder(
                        change("volumes./more.source", null, "/b"), change("volumes./more.target", null, "/more"));
    }

    @Test
    void aListOfWordsIsComparedAsAWhole() {
        assertThat(FieldChanges.between(Map.of("command", List.of("a")), Map.of("command", List.of("a", "b"))))
                .containsExactly(change("command", "[\"a\"]", "[\"a\",\"b\"]"));
    }

    @Test
    void whatLooksLikeASecretIsMaskedOnBothSides() {
        assertThat(FieldChanges.between(
                        Map.of("environment", Map.of("DB_PASSWORD", "one", "ApiToken", "a", "MODE", "x")),
                        Map.of("environment", Map.of("DB_PASSWORD", "two", "MODE", "y"))))
                .containsExactlyInAnyOrder(
                        change("environment.DB_PASSWORD", "(masked)", "(masked)"),
                        change("environment.ApiToken", "(masked)", null),
                        change("environment.MODE", "x", "y"));
    }

    @Test
    void theSameIsNoChange() {
        assertThat(FieldChanges.between(Map.of("image", "a"), Map.of("image", "a")))
                .isEmpty();
    }
}
