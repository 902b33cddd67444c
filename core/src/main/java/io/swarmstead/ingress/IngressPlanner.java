package io.swarmstead.ingress;

import io.swarmstead.host.Sightings;
import io.swarmstead.ingress.IngressState.OnHost;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Step;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is to be done about Traefik. All hosts are to run one build: the one that a steward was told last that the tag stands
 * for, or else the one that most of them run. A host that has neither pulls what the tag stands for then.
 */
record IngressPlanner(CloudSpec spec, IngressState observed) {
    Plan plan() {
        List<Step> steps = new ArrayList<>();
        observed.hosts().forEach((name, host) -> {
            if (!host.differing().isEmpty()) {
                steps.add(new IngressStep.ConfigureIngress(name, host.differing()));
            }
            if (host.oldView()) {
                steps.add(new RetireView(name));
            }
            pull(name, host).ifPresent(steps::add);
        });
        List<HostName> lacking = observed.hosts().keySet().stream()
                .filter(host -> observed.deployed(host).isEmpty())
                .toList();
        if (!lacking.isEmpty()) {
            steps.add(new DeployTraefik(observed.hosts().firstEntry().getKey(), lacking, spec, wanted()));
        }
        steps.addAll(updates());
        observed.hosts().forEach((name, host) -> {
            if (!host.answers() || lacking.contains(name)) {
                steps.add(new IngressStep.AwaitTraefik(name, spec.ingress().http()));
            }
        });
        return new Plan(steps, List.of());
    }

    /** What the tag stands for, where it is another build than that of a service. */
    Optional<NewestBuild> newer() {
        return observed.newest(spec.ingress().traefik())
                .filter(newest -> observed.hosts().keySet().stream()
                        .flatMap(host -> observed.build(host).stream())
                        .anyMatch(build -> newest.isAnother(spec.ingress(), build)));
    }

    private Optional<String> newest() {
        return observed.newest(spec.ingress().traefik()).flatMap(NewestBuild::digest);
    }

    private Optional<String> wanted() {
        return newest().or(this::usual);
    }

    /** The build that most services have of those that were deployed for this tag. */
    private Optional<String> usual() {
        return Sightings.most(observed.hosts().keySet().stream()
                .filter(host -> observed.deployed(host)
                        .filter(IngressStack.digest(spec)::equals)
                        .isPresent())
                .flatMap(host -> observed.build(host).stream()));
    }

    private Optional<Step> pull(HostName name, OnHost host) {
        String image = IngressStack.image(spec.ingress());
        if (!host.image()) {
            return Optional.of(new IngressStep.PullTraefik(name, image, wanted()));
        }
        boolean another = newest().filter(
                        newest -> !host.digests().isEmpty() && !host.digests().contains(newest))
                .isPresent();
        boolean old = TraefikVersion.comesWith(spec.ingress())
                && host.old().isPresent()
                && host.pulled().filter(TraefikVersion::isOld).isPresent();
        return another || old
                ? Optional.of(new PullNewerTraefik(name, image, newest(), host.running()))
                : Optional.empty();
    }

    /** The holder of the VIP comes last: so the VIP moves once, and to a host that has been updated. */
    private List<Step> updates() {
        return observed.hosts().entrySet().stream()
                .sorted(Comparator.comparing(host -> host.getValue().holdsVip()))
                .flatMap(host -> update(host.getKey(), host.getValue()))
                .toList();
    }

    private Stream<Step> update(HostName name, OnHost host) {
        return observed
                .deployed(name)
                .flatMap(deployed -> reason(name, deployed, host))
                .<Step>map(reason -> new UpdateTraefik(name, spec, newest(), reason))
                .stream();
    }

    /** An old one is replaced where there is, or may be, a newer one; the same image once more would be of no use. */
    private Optional<String> reason(HostName name, String deployed, OnHost host) {
        if (!deployed.equals(IngressStack.digest(spec))) {
            return Optional.of("what runs was deployed with other settings");
        }
        boolean comes =
                TraefikVersion.comesWith(spec.ingress()) && host.pulled().isPresent();
        return host.old()
                .filter(_ -> comes)
                .map(TraefikVersion::reason)
                .or(() -> observed.newest(spec.ingress().traefik())
                        .filter(newest -> observed.build(name)
                                .filter(build -> newest.isAnother(spec.ingress(), build))
                                .isPresent())
                        .map(newest -> IngressStack.newer(IngressStack.image(spec.ingress()), newest.digest())));
    }
}
