package io.swarmstead.ingress;

import io.swarmstead.host.Answers;
import io.swarmstead.host.Look;
import io.swarmstead.host.Sighting;
import io.swarmstead.host.Sightings;
import io.swarmstead.plan.Concern;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec.Role;
import io.swarmstead.swarm.Engine;
import io.swarmstead.vip.Vip;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Traefik answers on every manager. Workers have no part in it. */
public final class Ingress implements Concern<IngressState> {
    @Override
    public String name() {
        return "ingress";
    }

    @Override
    public Look look(CloudSpec spec, HostName host) {
        if (spec.host(host).role() != Role.MANAGER) {
            return Look.NOTHING;
        }
        return Look.NOTHING
                .files(IngressFiles.of(spec, host))
                .ask("old-view", RetireView.QUESTION)
                .ask("image", Engine.QUESTION, "/images/" + IngressStack.image(spec.ingress()) + "/json")
                .ask("running", Engine.QUESTION, IngressNames.container(host))
                .ask("service", Engine.QUESTION, "/services?filters={\"name\":[\"" + IngressStack.service("") + "\"]}")
                .ask("newest", Look.CONTENT, NewestBuild.FILE)
                .ask("vip", Vip.HOLDS, Vip.address(spec))
                .ask(
                        "answers",
                        "curl -fs -m 2 -o /dev/null \"http://127.0.0.1:$1/ping\" || exit 1",
                        String.valueOf(spec.ingress().http()));
    }

    @Override
    public IngressState read(CloudSpec spec, Map<HostName, Sighting<Answers>> sightings) {
        Map<HostName, Sighting<Answers>> managers = new LinkedHashMap<>(sightings);
        managers.keySet().removeIf(host -> spec.host(host).role() != Role.MANAGER);
        SequencedMap<HostName, IngressState.OnHost> hosts = Sightings.seen(
                managers,
                (host, answers) -> new IngressState.OnHost(
                        answers.differing(IngressFiles.of(spec, host)),
                        answers.succeeded("old-view"),
                        answers.succeeded("image"),
                        TraefikVersion.ofImage(answers.text("image")),
                        TraefikVersion.ofContainers(answers.text("running")),
                        digests(answers.text("image")),
                        NewestBuild.read(answers.text("newest")),
                        services(answers.text("service")),
                        answers.succeeded("answers"),
                        answers.succeeded("vip")));
        return new IngressState(hosts);
    }

    private static Map<String, IngressState.Service> services(String answer) {
        Map<String, IngressState.Service> services = new LinkedHashMap<>();
        if (!answer.isBlank()) {
            for (JsonNode service : JsonMapper.shared().readTree(answer)) {
                JsonNode spec = service.path("Spec");
                services.put(
                        spec.path("Name").asString(""),
                        new IngressState.Service(
                                spec.path("Labels")
                                        .path(IngressStack.DIGEST_LABEL)
                                        .asString(""),
                                NewestBuild.digestIn(spec.at("/TaskTemplate/ContainerSpec/Image")
                                        .asString(""))));
            }
        }
        return services;
    }

    private static Set<String> digests(String image) {
        return image.isBlank()
                ? Set.of()
                : JsonMapper.shared()
                        .readTree(image)
                        .path("RepoDigests")
                        .valueStream()
                        .flatMap(name -> NewestBuild.digestIn(name.asString("")).stream())
                        .collect(Collectors.toSet());
    }

    @Override
    public Plan plan(CloudSpec spec, IngressState observed) {
        return new IngressPlanner(spec, observed).plan();
    }

    @Override
    public Verdict verdict(CloudSpec spec, IngressState observed) {
        long answering = observed.hosts().values().stream()
                .filter(IngressState.OnHost::answers)
                .count();
        int managers = spec.managers().size();
        String fact = "ingress answers on %d of %d managers".formatted(answering, managers);
        if (answering == 0) {
            return Verdict.down(fact, "nothing is reached from outside");
        }
        return answering < managers
                ? Verdict.degraded(fact, "the VIP can only go where the ingress answers")
                : Verdict.well(
                        fact,
                        old(spec, observed)
                                .or(() -> newer(spec, observed))
                                .orElse("every host can take the VIP" + silence(spec, observed)));
    }

    private static Optional<String> newer(CloudSpec spec, IngressState observed) {
        return new IngressPlanner(spec, observed).newer().map(newest -> newest.told() + ": " + NewestBuild.wayOut());
    }

    /** That nobody was told of a newer one does not say that there is none. */
    private static String silence(CloudSpec spec, IngressState observed) {
        return observed.newest(spec.ingress().traefik())
                .filter(newest -> !newest.answered())
                .map(newest -> "; no registry said whether Traefik %s is the newest".formatted(newest.tag()))
                .orElse("");
    }

    private static Optional<String> old(CloudSpec spec, IngressState observed) {
        return observed.hosts().values().stream()
                .flatMap(host -> host.old().stream())
                .min(Comparator.naturalOrder())
                .map(old -> old.reason() + ": " + TraefikVersion.wayOut(spec.ingress()));
    }
}
