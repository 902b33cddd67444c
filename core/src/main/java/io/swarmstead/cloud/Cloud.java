package io.swarmstead.cloud;

import io.swarmstead.certificates.Certificates;
import io.swarmstead.firewall.Firewall;
import io.swarmstead.host.Answers;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.Look;
import io.swarmstead.host.Sighting;
import io.swarmstead.ingress.Ingress;
import io.swarmstead.machine.Machine;
import io.swarmstead.plan.Concern;
import io.swarmstead.preflight.Preflight;
import io.swarmstead.records.Records;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.stacks.Stacks;
import io.swarmstead.steward.Bundle;
import io.swarmstead.steward.Steward;
import io.swarmstead.storage.Storage;
import io.swarmstead.swarm.Swarm;
import io.swarmstead.vip.Vip;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A cloud: what its owner asks for, and the hosts to look at. This list of concerns is the whole programme. */
public record Cloud(CloudSpec spec, Fleet fleet) {
    private static final List<Concern<?>> CONCERNS = List.of(
            new Preflight(),
            new Machine(),
            new Firewall(),
            new Swarm(),
            new Storage(),
            new Vip(),
            new Certificates(),
            new Ingress(),
            new Steward(Bundle.carried(), Path.of(System.getProperty("user.home"))),
            new Records(),
            new Stacks());

    /** Looks at every host once, for all concerns. */
    public Observation observe() {
        Map<HostName, Sighting<Answers>> sightings = fleet.look(this::look);
        List<View<?>> views = CONCERNS.stream()
                .<View<?>>map(concern -> view(concern, sightings))
                .toList();
        return new Observation(spec, sightings, views);
    }

    private Look look(HostName host) {
        return CONCERNS.stream()
                .map(concern -> concern.look(spec, host).prefixed(concern.name()))
                .reduce(Look.NOTHING, Look::and);
    }

    private <O> View<O> view(Concern<O> concern, Map<HostName, Sighting<Answers>> sightings) {
        Map<HostName, Sighting<Answers>> own = new LinkedHashMap<>();
        sightings.forEach((host, sighting) -> own.put(
                host,
                switch (sighting) {
                    case Sighting.Seen<Answers>(var answers) -> new Sighting.Seen<>(answers.under(concern.name()));
                    case Sighting.Unseen<Answers> unseen -> unseen;
                }));
        return View.of(concern, spec, own);
    }
}
