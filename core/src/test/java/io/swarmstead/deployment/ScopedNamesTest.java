package io.swarmstead.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.stacks.StackName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopedNamesTest {
    private static final StackName SHOP = new StackName("shop");

    @ParameterizedTest
    @CsvSource({"58, 0", "59, 2"})
    void theNameOfTheStackCounts(int characters, int problems) {
        String key = "a".repeat(characters);
        String file =
                "services: {%s: {image: nginx}}\nnetworks: {%s: {}, n%s: {name: short}}\n".formatted(key, key, key);

        assertThat(ScopedNames.problems(SHOP, StackFiles.read(file)))
                .hasSize(problems)
                .allSatisfy(problem ->
                        assertThat(problem.what()).isEqualTo("shop: shop_%s has 64 characters".formatted(key)));
    }
}
