package io.swarmstead.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One folder has one spelling. */
class FolderTest {
    @ParameterizedTest
    @CsvSource({
        "/a/b, /a/b",
        "/a/b/, /a/b",
        "//a///b//, /a/b",
        "/a/./b/., /a/b",
        "/a/x/../b, /a/b",
        "/a/b/.., /a",
        "/../../a, /a",
        "/, /",
        "/.., /",
        "/a/.b/..c, /a/.b/..c",
        "cache, cache",
        "./x, ./x",
        "C:\\x, C:\\x"
    })
    void itIsSpeltAsDockerReadsIt(String written, String read) {
        assertThat(new Folder(written)).hasToString(read);
    }

    @Test
    void whatLiesInIt() {
        Folder data = new Folder("/var/data");

        assertThat(data.within(data)).isTrue();
        assertThat(data.isBelow(data)).isFalse();
        assertThat(data.at("shop").isBelow(data)).isTrue();
        assertThat(new Folder("/var/database").within(data)).isFalse();
        assertThat(data.isBelow(new Folder("/"))).isTrue();
        assertThat(new Folder("/var").overlaps(data)).isTrue();
        assertThat(data.overlaps(data.at("shop"))).isTrue();
        assertThat(data.at("shop").overlaps(data.at("shop2"))).isFalse();
        assertThat(new Folder("cache").within(new Folder("/"))).isFalse();
    }
}
