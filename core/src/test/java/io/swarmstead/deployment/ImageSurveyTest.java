package io.swarmstead.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.compose.ImageReference;
import io.swarmstead.deployment.ImageSurvey.Pin;
import io.swarmstead.deployment.ImageSurvey.Registry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which image is deployed, and who has to pull it. */
class ImageSurveyTest {
    private static final ImageReference IMAGE = ImageReference.parse("busybox:stable");
    private static final Registry SILENT = new Registry.Silent("no route to host");

    private static Pin pin(Registry registry, Set<String> alpha, Set<String> beta) {
        Map<String, Set<String>> hosts = new LinkedHashMap<>();
        hosts.put("alpha", alpha);
        hosts.put("beta", beta);
        return new ImageSurvey(IMAGE, registry, hosts).pin();
    }

    @Test
    void theRegistryDecidesAndThoseThatLackItPull() {
        assertThat(pin(new Registry.Answered("sha256:new"), Set.of("sha256:old"), Set.of("sha256:new")))
                .isEqualTo(new Pin.Pinned("sha256:new", List.of("alpha"), Optional.empty()));
    }

    @Test
    void withoutTheRegistryWhatEveryHostHasIsDeployedAndTold() {
        assertThat(pin(SILENT, Set.of("sha256:a"), Set.of("sha256:a")))
                .isInstanceOfSatisfying(Pin.Pinned.class, pinned -> {
                    assertThat(pinned.digest()).isEqualTo("sha256:a");
                    assertThat(pinned.missing()).isEmpty();
                    assertThat(pinned.note())
                            .hasValueSatisfying(note -> assertThat(note)
                                    .startsWith("busybox:stable: the registry does not answer (no route to host)"));
                });
    }

    @Test
    void withoutTheRegistryAHostThatLacksItIsARefusal() {
        assertThat(pin(SILENT, Set.of("sha256:a"), Set.of()))
                .isInstanceOfSatisfying(
                        Pin.Refused.class,
                        refused -> assertThat(refused.problem().why())
                                .isEqualTo("no route to host; and it is not on beta"));
    }

    @Test
    void withoutTheRegistryDifferentImagesAreARefusal() {
        assertThat(pin(SILENT, Set.of("sha256:a"), Set.of("sha256:b")))
                .isInstanceOfSatisfying(
                        Pin.Refused.class,
                        refused -> assertThat(refused.problem().why()).contains("different images"));
    }

    @Test
    void aHostAnswersALineForEachImage() {
        ImageReference other = ImageReference.parse("nginx:1");

        assertThat(ImageSurvey.answer(List.of(IMAGE, other), "[\"busybox@sha256:a\",\"x/y@sha256:b\"]\n[]\n"))
                .isEqualTo(Map.of(IMAGE, Set.of("sha256:a"), other, Set.of()));
    }
}
