package io.swarmstead.storage;

import io.swarmstead.Golden;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is rendered for the cases in {@code src/test/resources/storage}. */
class GoldenStorageTest {
    static List<Golden> cases() {
        return Golden.cases("storage");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyHostGetsTheseFiles(Golden golden) {
        golden.matchesFiles(host -> StorageFiles.of(golden.spec(), host));
    }
}
