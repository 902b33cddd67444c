package io.swarmstead.certificates;

import io.swarmstead.certificates.CertificatesState.OnHost;
import io.swarmstead.host.Sightings;
import io.swarmstead.plan.Plan;
import io.swarmstead.plan.Step;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec.Role;
import io.swarmstead.spec.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is to be done about the authority and the default certificate.
 *
 * <p>The cloud's authority is the one that most hosts can sign with, may certify the cloud's domain and was not given up;
 * the first manager that can is where the others get it from. So another one is made only where nobody has such a one,
 * and wins over the one of before from then on, also after a cut, and also towards hosts that come back with the old one.
 */
record CertificatesPlanner(CloudSpec spec, CertificatesState observed) {
    Plan plan() {
        Optional<HostName> holder = holder();
        if (holder.isEmpty() && observed.hosts().size() < spec.hosts().size()) {
            return new Plan(
                    List.of(),
                    List.of(new Problem(
                            "the certificate authority is not made while a host is away",
                            "that host may hold the one that clients trust already",
                            "bring every host of the spec up, then run: swarmstead up")));
        }
        List<Step> steps = new ArrayList<>();
        if (holder.isEmpty()) {
            steps.add(creation());
        }
        HostName source = holder.orElse(spec.managers().getFirst().name());
        boolean issue = holder.isEmpty() || !certified(on(source));
        if (issue) {
            steps.add(new CertificatesStep.IssueCertificate(source, spec.domain(), names(holder)));
        }
        observed.hosts().forEach((name, host) -> {
            if (!name.equals(source) && (issue || lacks(name, host, on(source)))) {
                steps.add(new CertificatesStep.CopyCertificates(name, source, manages(name)));
            } else if (manages(name) && host.key() == CertificatesState.Key.PLAIN && holder.isPresent()) {
                steps.add(new AuthorityStep.EncryptKey(name));
            }
        });
        steps.addAll(tidying(holder));
        return new Plan(steps, List.of());
    }

    /** On the first manager, in place of what it holds. */
    private Step creation() {
        HostName first = spec.managers().getFirst().name();
        boolean trusted = observed.hosts().values().stream()
                .anyMatch(host -> !host.authority().isEmpty());
        return new AuthorityStep.CreateAuthority(
                first, spec.name(), Permitted.of(spec), on(first).authority(), why(trusted), trusted);
    }

    private String why(boolean trusted) {
        if (!trusted) {
            return "no host holds one";
        }
        Set<String> givenUp = givenUp();
        List<OnHost> usable = observed.hosts().values().stream()
                .filter(host -> host.key().usable())
                .toList();
        if (usable.isEmpty()) {
            return "no host can use the key of the one of before";
        }
        return usable.stream()
                .filter(host -> !givenUp.contains(host.authority()))
                .findFirst()
                .map(host -> "the one of before may certify nothing but " + host.permitted())
                .orElse("the one of before was given up");
    }

    private boolean certified(OnHost host) {
        return host.valid() && host.names().equals(host.permitted().names(spec));
    }

    private String names(Optional<HostName> holder) {
        return holder.map(name -> on(name).permitted())
                .orElse(Permitted.EVERYTHING)
                .names(spec);
    }

    private boolean lacks(HostName name, OnHost host, OnHost source) {
        return !host.holdsTheSameAs(source) || (manages(name) && !host.key().usable());
    }

    /** Workers lose the key as soon as a manager has it. */
    private List<Step> tidying(Optional<HostName> holder) {
        return holder.filter(this::manages).stream()
                .flatMap(keeper -> observed.hosts().entrySet().stream()
                        .filter(host ->
                                !manages(host.getKey()) && host.getValue().key() != CertificatesState.Key.NONE)
                        .<Step>map(host -> new AuthorityStep.TakeKeyAway(host.getKey(), keeper)))
                .toList();
    }

    /** The first that can sign, managers before workers, which have the key no longer than until a manager has it. */
    Optional<HostName> holder() {
        Set<String> givenUp = givenUp();
        SequencedMap<HostName, OnHost> hosts = observed.hosts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey((one, other) -> Boolean.compare(manages(other), manages(one))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, LinkedHashMap::new));
        return Sightings.holder(
                hosts,
                host -> host.key().usable()
                                && host.permitted().domain(spec.domain())
                                && !givenUp.contains(host.authority())
                        ? host.authority()
                        : "");
    }

    private Set<String> givenUp() {
        return observed.hosts().values().stream()
                .flatMap(host -> host.givenUp().stream())
                .collect(Collectors.toSet());
    }

    private boolean manages(HostName host) {
        return spec.host(host).role() == Role.MANAGER;
    }

    private OnHost on(HostName host) {
        OnHost seen = observed.hosts().get(host);
        if (seen == null) {
            throw new IllegalStateException(host + " was not seen");
        }
        return seen;
    }
}
