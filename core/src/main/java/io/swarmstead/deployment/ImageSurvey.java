package io.swarmstead.deployment;

import io.swarmstead.compose.ImageReference;
import io.swarmstead.deployment.ImageSurvey.Registry.Answered;
import io.swarmstead.deployment.ImageSurvey.Registry.Silent;
import io.swarmstead.host.Command;
import io.swarmstead.spec.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * What registries and hosts say of one image, and what follows for the deployment.
 *
 * @param hosts the digests by which each host that shall be able to run it knows the tag; none where it has it not
 */
record ImageSurvey(ImageReference image, Registry registry, Map<String, Set<String>> hosts) {
    /** What the image's registry answered to the question which digest the tag has. */
    sealed interface Registry {
        record Answered(String digest) implements Registry {}

        /** It refused, or did not answer in time. */
        record Silent(String reason) implements Registry {}
    }

    /** What to deploy. */
    sealed interface Pin {
        /**
         * This very image.
         *
         * @param missing the hosts that have to pull it first
         * @param note what the owner should know of how it was found
         */
        record Pinned(String digest, List<String> missing, Optional<String> note) implements Pin {}

        /** Nobody can tell which image is meant, or some host cannot get it. */
        record Refused(Problem problem) implements Pin {}
    }

    Pin pin() {
        return switch (registry) {
            case Answered(var digest) -> new Pin.Pinned(digest, without(digest), Optional.empty());
            case Silent(var reason) -> fromHosts(reason);
        };
    }

    private List<String> without(String digest) {
        return hosts.entrySet().stream()
                .filter(host -> !host.getValue().contains(digest))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Deploys without the registry only what needs none at a failover either. */
    private Pin fromHosts(String reason) {
        Set<String> common = new LinkedHashSet<>();
        hosts.values().stream().limit(1).forEach(common::addAll);
        hosts.values().forEach(common::retainAll);
        image.digest().ifPresent(digest -> common.retainAll(Set.of(digest)));
        if (common.isEmpty()) {
            List<String> lacking = hosts.entrySet().stream()
                    .filter(host -> host.getValue().isEmpty())
                    .map(Map.Entry::getKey)
                    .toList();
            return new Pin.Refused(new Problem(
                    image.tagged() + ": its registry does not tell which image that is",
                    reason + "; "
                            + (lacking.isEmpty()
                                    ? "and the hosts have different images of that name"
                                    : "and it is not on " + String.join(", ", lacking)),
                    "make the registry answer, or load the same image on every host, and deploy again"));
        }
        return new Pin.Pinned(
                common.iterator().next(),
                List.of(),
                Optional.of(
                        "%s: the registry does not answer (%s); every host has it already, so the one that is there is"
                                        .formatted(image.tagged(), reason)
                                + " deployed"));
    }

    /** Prints, for each image, one line: the digests by which the host knows it, as a JSON list. */
    static Command question(List<ImageReference> images) {
        return Command.script("""
                for image; do
                    docker image inspect --format '{{json .RepoDigests}}' "$image" 2>/dev/null || echo '[]'
                done
                """, images.stream().map(ImageReference::tagged).toArray(String[]::new));
    }

    /** What {@link #question} was answered. */
    static Map<ImageReference, Set<String>> answer(List<ImageReference> images, String answer) {
        Map<ImageReference, Set<String>> digests = new LinkedHashMap<>();
        List<String> lines = answer.lines().filter(line -> !line.isBlank()).toList();
        for (int index = 0; index < images.size(); index++) {
            ImageReference image = images.get(index);
            List<String> known = new ArrayList<>();
            if (index < lines.size()) {
                JsonMapper.shared()
                        .readTree(lines.get(index))
                        .forEach(digest -> image.digestOf(digest.asString("")).forEach(known::add));
            }
            digests.put(image, Set.copyOf(known));
        }
        return digests;
    }
}
