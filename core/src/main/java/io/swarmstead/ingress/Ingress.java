package io.swarmstead.ingress;

import io.swarmstead.host.Answers;
import io.swarmstead.host.Look;
import io.swarmstead.host.Sighting;
import io.swarmstead.host.Sightings;
import io.swarmstead.host.Unit;
import io.swarmstead.plan.Concern;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Step;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec.Role;
import io.swarmstead.swarm.Engine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
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
                .files(IngressFiles.of(spec.ingress()))
                .ask("view", Unit.question(IngressFiles.VIEW_SERVICE))
                .ask(
                        "image",
                        Engine.question("/images/" + IngressFiles.image(spec.ingress()) + "/json") + " > /dev/null")
                .ask(
                        "service",
                        Engine.question("/services?filters={\"name\":[\"" + IngressFiles.STACK + "_traefik\"]}"))
                .ask(
                        "answers",
                        "curl -fs -m 2 -o /dev/null http://127.0.0.1:%d/ping"
                                .formatted(spec.ingress().http()));
    }

    @Override
    public IngressState read(CloudSpec spec, Map<HostName, Sighting<Answers>> sightings) {
        Map<HostName, Sighting<Answers>> managers = new LinkedHashMap<>(sightings);
        managers.keySet().removeIf(host -> spec.host(host).role() != Role.MANAGER);
        SequencedMap<HostName, IngressState.OnHost> hosts = Sightings.seen(
                managers,
                (_, answers) -> new IngressState.OnHost(
                        answers.differing(IngressFiles.of(spec.ingress())),
                        Unit.read(answers.text("view")),
                        answers.succeeded("image"),
                        deployed(answers.text("service")),
                        answers.succeeded("answers")));
        return new IngressState(hosts);
    }

    private static String deployed(String services) {
        if (services.isBlank()) {
            return "";
        }
        JsonNode list = JsonMapper.shared().readTree(services);
        return list.path(0)
                .path("Spec")
                .path("Labels")
                .path(IngressFiles.DIGEST_LABEL)
                .asString("");
    }

    @Override
    public Plan plan(CloudSpec spec, IngressState observed) {
        List<Step> steps = new ArrayList<>();
        observed.hosts().forEach((name, host) -> {
            boolean view = !host.view().running() || host.differing().stream().anyMatch(IngressFiles::ofView);
            if (view || !host.differing().isEmpty()) {
                steps.add(new IngressStep.ConfigureIngress(name, host.differing(), view));
            }
            if (!host.image()) {
                steps.add(new IngressStep.PullTraefik(name, IngressFiles.image(spec.ingress())));
            }
        });
        List<HostName> silent = observed.hosts().entrySet().stream()
                .filter(host -> !host.getValue().answers())
                .map(Map.Entry::getKey)
                .toList();
        if (!observed.hosts().isEmpty() && !observed.deployed(IngressFiles.digest(spec))) {
            HostName via = observed.hosts().firstEntry().getKey();
            steps.add(
                    observed.deployed()
                            ? new IngressStep.UpdateTraefik(via, spec)
                            : new IngressStep.DeployTraefik(via, spec));
            observed.hosts().keySet().forEach(host -> steps.add(awaiting(spec, host)));
        } else {
            silent.forEach(host -> steps.add(awaiting(spec, host)));
        }
        return new Plan(steps, List.of());
    }

    private static Step awaiting(CloudSpec spec, HostName host) {
        return new IngressStep.AwaitTraefik(host, spec.ingress().http());
    }

    @Override
    public Verdict verdict(CloudSpec spec, IngressState observed) {
        long answering = observed.hosts().values().stream()
                .filter(host -> host.answers() && host.view().active())
                .count();
        int managers = spec.managers().size();
        String fact = "ingress answers on %d of %d managers".formatted(answering, managers);
        if (answering == 0) {
            return Verdict.down(fact, "nothing is reached from outside");
        }
        return answering < managers
                ? Verdict.degraded(fact, "the VIP can only go where the ingress answers")
                : Verdict.well(fact, "every host can take the VIP");
    }
}
