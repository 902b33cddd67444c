package io.swarmstead.ingress;

import io.swarmstead.host.Answers;
import io.swarmstead.host.Look;
import io.swarmstead.host.Sighting;
import io.swarmstead.host.Sightings;
import io.swarmstead.plan.Concern;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Step;
import io.swarmstead.plan.Verdict;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec.Role;
import io.swarmstead.swarm.Engine;
import io.swarmstead.vip.Vip;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                .files(IngressFiles.of(spec, host))
                .ask("old-view", RetireView.QUESTION)
                .ask("image", Engine.QUESTION, "/images/" + IngressStack.image(spec.ingress()) + "/json")
                .ask("running", Engine.QUESTION, IngressNames.container(host))
                .ask("service", Engine.QUESTION, "/services?filters={\"name\":[\"" + IngressStack.service("") + "\"]}")
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
                        services(answers.text("service")),
                        answers.succeeded("answers"),
                        answers.succeeded("vip")));
        return new IngressState(hosts);
    }

    private static Map<String, String> services(String answer) {
        Map<String, String> services = new LinkedHashMap<>();
        if (!answer.isBlank()) {
            for (JsonNode service : JsonMapper.shared().readTree(answer)) {
                JsonNode spec = service.path("Spec");
                services.put(
                        spec.path("Name").asString(""),
                        spec.path("Labels").path(IngressStack.DIGEST_LABEL).asString(""));
            }
        }
        return services;
    }

    @Override
    public Plan plan(CloudSpec spec, IngressState observed) {
        List<Step> steps = new ArrayList<>();
        observed.hosts().forEach((name, host) -> {
            if (!host.differing().isEmpty()) {
                steps.add(new IngressStep.ConfigureIngress(name, host.differing()));
            }
            if (host.oldView()) {
                steps.add(new RetireView(name));
            }
            if (!host.image()) {
                steps.add(new IngressStep.PullTraefik(name, IngressStack.image(spec.ingress())));
            } else if (TraefikVersion.comesWith(spec.ingress())
                    && host.pulled().filter(TraefikVersion::isOld).isPresent()) {
                host.old()
                        .ifPresent(
                                old -> steps.add(new PullNewerTraefik(name, IngressStack.image(spec.ingress()), old)));
            }
        });
        List<HostName> lacking = observed.hosts().keySet().stream()
                .filter(host -> observed.deployed(host).isEmpty())
                .toList();
        if (!lacking.isEmpty()) {
            steps.add(new DeployTraefik(observed.hosts().firstEntry().getKey(), lacking, spec));
        }
        steps.addAll(updates(spec, observed));
        observed.hosts().forEach((name, host) -> {
            if (!host.answers() || lacking.contains(name)) {
                steps.add(awaiting(spec, name));
            }
        });
        return new Plan(steps, List.of());
    }

    /** The holder of the VIP comes last: so the VIP moves once, and to a host that has been updated. */
    private static List<Step> updates(CloudSpec spec, IngressState observed) {
        return observed.hosts().entrySet().stream()
                .sorted(Comparator.comparing(host -> host.getValue().holdsVip()))
                .flatMap(host -> observed
                        .deployed(host.getKey())
                        .flatMap(deployed -> reason(spec, deployed, host.getValue()))
                        .<Step>map(reason -> new UpdateTraefik(host.getKey(), spec, reason))
                        .stream())
                .toList();
    }

    /** An old one is replaced where there is, or may be, a newer one; the same image once more would be of no use. */
    private static Optional<String> reason(CloudSpec spec, String deployed, IngressState.OnHost host) {
        if (!deployed.equals(IngressStack.digest(spec))) {
            return Optional.of("what runs was deployed with other settings");
        }
        return TraefikVersion.comesWith(spec.ingress()) && host.pulled().isPresent()
                ? host.old().map(TraefikVersion::reason)
                : Optional.empty();
    }

    private static Step awaiting(CloudSpec spec, HostName host) {
        return new IngressStep.AwaitTraefik(host, spec.ingress().http());
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
                : Verdict.well(fact, old(spec, observed).orElse("every host can take the VIP"));
    }

    private static Optional<String> old(CloudSpec spec, IngressState observed) {
        return observed.hosts().values().stream()
                .flatMap(host -> host.old().stream())
                .min(Comparator.naturalOrder())
                .map(old -> old.reason() + ": " + TraefikVersion.wayOut(spec.ingress()));
    }
}
