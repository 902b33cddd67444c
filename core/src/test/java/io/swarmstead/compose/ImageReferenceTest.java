package io.swarmstead.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of images. */
class ImageReferenceTest {
    @ParameterizedTest
    @CsvSource({
        "busybox, busybox:latest",
        "busybox:stable, busybox:stable",
        "registry.example.com:5000/shop, registry.example.com:5000/shop:latest",
        "registry.example.com:5000/shop/web:1.2@sha256:abc, registry.example.com:5000/shop/web:1.2"
    })
    void aNameWithoutATagMeansTheLatest(String text, String tagged) {
        assertThat(ImageReference.parse(text).tagged()).isEqualTo(tagged);
    }

    @Test
    void aPinnedNameKeepsItsTagForPeople() {
        ImageReference image = ImageReference.parse("busybox:stable@sha256:abc");

        assertThat(image.digest()).contains("sha256:abc");
        assertThat(image.pinned("sha256:abc")).isEqualTo("busybox:stable@sha256:abc");
        assertThat(image.exact("sha256:abc")).isEqualTo("busybox@sha256:abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/", "//", "a/", "/a", "", ":", "@", "a b", "a:b:c", "A", "a@b", "reg.io/", "-a/b", "a.-b", "[::1/a",
                "a:1\nb"
            })
    void whatIsNoNameHasAReason(String text) {
        assertThat(ImageReference.fault(text)).isNotEmpty();
        assertThat(ImageReference.parse(text).registry()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {255, 256, 5000, 1_000_000})
    void aNameMayNotBeEndless(int characters) {
        assertThat(ImageReference.fault("a".repeat(characters)).isEmpty()).isEqualTo(characters <= 255);
    }

    @Test
    void digestsOfOtherRepositoriesAreNoneOfIts() {
        ImageReference image = ImageReference.parse("docker.io/library/busybox:stable");

        assertThat(image.digestOf("busybox@sha256:abc")).containsExactly("sha256:abc");
        assertThat(image.digestOf("mirror.example.com/busybox@sha256:abc")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "busybox, docker.io",
        "team/shop, docker.io",
        "docker.io/team/shop, docker.io",
        "index.docker.io/team/shop, docker.io",
        "ghcr.io/team/shop, ghcr.io",
        "registry:5000/shop, registry:5000",
        "localhost/shop, localhost",
        "shop.d, docker.io"
    })
    void theFirstWordIsARegistryWhereItCanOnlyBeAHost(String text, String registry) {
        assertThat(ImageReference.parse(text).registry()).isEqualTo(registry);
    }

    @ParameterizedTest
    @CsvSource({
        "registry:5000/shop, registry:5000/shop, , ",
        "shop:1@sha256:abc, shop, 1, sha256:abc",
        "shop@sha256:abc, shop, , sha256:abc",
        "@sha256:abc, '', , sha256:abc",
        ":1, '', 1, "
    })
    void isTakenApartWhateverItIs(String text, String repository, String tag, String digest) {
        assertThat(ImageReference.parse(text))
                .isEqualTo(new ImageReference(repository, Optional.ofNullable(tag), Optional.ofNullable(digest)));
    }

    @Test
    void aDigestIsOneOfTheSameRepositoryHoweverItIsWritten() {
        assertThat(ImageReference.parse("team/shop:1").digestOf("index.docker.io/team/shop@sha256:abc"))
                .containsExactly("sha256:abc");
        assertThat(ImageReference.parse("team/shop:1").digestOf("docker.io/team/shop"))
                .isEmpty();
        assertThat(ImageReference.parse("team/shop").words()).containsExactly("team", "shop");
    }
}
