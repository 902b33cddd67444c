package io.swarmstead.deployment;

import io.swarmstead.compose.ImageReference;
import io.swarmstead.deployment.ImageSurvey.Pin;
import io.swarmstead.deployment.ImageSurvey.Registry;
import io.swarmstead.deployment.StackPlan.Pull;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Result;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import io.swarmstead.swarm.Engine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds out which image each tag of a stack means, and which hosts have it. Only asks; registries and hosts side by side.
 * A service that wants no tasks needs no image.
 */
record StackImages(StackSite site, List<StackNode> nodes, RegistryLogins logins) {
    /** A stack whose images are what they are for ever. */
    record Pinned(StackFile stack, List<Pull> pulls, List<String> notes, List<Problem> problems) {}

    Pinned pin(StackFile stack) throws HostException {
        Map<ImageReference, Set<String>> places = places(stack);
        List<ImageReference> images = List.copyOf(places.keySet());
        Set<String> hosts = new LinkedHashSet<>();
        places.values().forEach(hosts::addAll);

        Map<String, Map<ImageReference, Set<String>>> known = new LinkedHashMap<>();
        Map<ImageReference, Registry> registries = new LinkedHashMap<>();
        try (SideBySide work = new SideBySide()) {
            var asked = work.each(images, this::registry);
            var seen = work.each(List.copyOf(hosts), host -> survey(host, images));
            registries.putAll(asked.results());
            known.putAll(seen.results());
        }
        return pinned(stack, places, registries, known);
    }

    private static Pinned pinned(
            StackFile stack,
            Map<ImageReference, Set<String>> places,
            Map<ImageReference, Registry> registries,
            Map<String, Map<ImageReference, Set<String>>> known) {
        Map<String, String> pins = new LinkedHashMap<>();
        List<Pull> pulls = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        places.forEach((image, hosts) -> {
            Map<String, Set<String>> digests = new LinkedHashMap<>();
            hosts.forEach(
                    host -> digests.put(host, known.getOrDefault(host, Map.of()).getOrDefault(image, Set.of())));
            Registry registry = registries.getOrDefault(image, new Registry.Silent("it was not asked"));
            switch (new ImageSurvey(image, registry, digests).pin()) {
                case Pin.Refused(var problem) -> problems.add(problem);
                case Pin.Pinned(var digest, var missing, var note) -> {
                    pins.put(image.toString(), image.pinned(digest));
                    missing.forEach(host -> pulls.add(new Pull(host, image.pinned(digest))));
                    note.ifPresent(notes::add);
                }
            }
        });
        StackFile result = stack.withServices((_, service) -> {
            ImageReference image = ImageReference.parse(Tree.text(service.get("image"), ""));
            return pins.containsKey(image.toString())
                    ? Tree.with(service, "image", pins.get(image.toString()))
                    : service;
        });
        return new Pinned(result, List.copyOf(pulls), List.copyOf(notes), List.copyOf(problems));
    }

    /** On which hosts tasks with each image may run. */
    private Map<ImageReference, Set<String>> places(StackFile stack) {
        Map<ImageReference, Set<String>> places = new LinkedHashMap<>();
        List<String> ours =
                site.spec().hostNames().stream().map(HostName::value).toList();
        stack.services().values().stream()
                .filter(service -> Replicas.of(service) > 0)
                .forEach(service -> {
                    Set<String> hosts = places.computeIfAbsent(
                            ImageReference.parse(Tree.text(service.get("image"), "")), _ -> new LinkedHashSet<>());
                    nodes.stream()
                            .filter(node -> node.takes(service) && ours.contains(node.host()))
                            .forEach(node -> hosts.add(node.host()));
                });
        return places;
    }

    /**
     * The engine asks its mirrors too, which a client of ours would not know. The question has its own time limit, because a
     * registry whose packets are dropped takes minutes to fail.
     */
    private Registry registry(ImageReference image) throws HostException {
        if (image.digest().isPresent()) {
            return new Registry.Answered(image.digest().get());
        }
        String path = "/distribution/%s/json".formatted(image.tagged());
        Result answer = site.manager()
                .attempt(logins.header(image)
                        .map(header -> Engine.get(path, header))
                        .orElseGet(() -> Engine.get(path)));
        if (answer.succeeded()) {
            String digest = JsonMapper.shared()
                    .readTree(answer.output())
                    .path("Descriptor")
                    .path("digest")
                    .asString("");
            if (!digest.isEmpty()) {
                return new Registry.Answered(digest);
            }
        }
        return new Registry.Silent(Engine.complaint(answer));
    }

    private Map<ImageReference, Set<String>> survey(String name, List<ImageReference> images) throws HostException {
        Host host = site.fleet().host(new HostName(name));
        return ImageSurvey.answer(images, host.run(ImageSurvey.question(images)));
    }
}
