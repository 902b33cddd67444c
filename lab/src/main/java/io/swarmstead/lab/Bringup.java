package io.swarmstead.lab;

import static io.swarmstead.lab.LabListener.MACHINE;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes everything of a lab that is not there yet: first what the machine lacks, then the network and its servers, then
 * side by side the images, and the hosts on their base. Safe to repeat, and to repeat after it was cut off anywhere.
 */
record Bringup(Plant plant, TraefikProgram traefik, LabListener listener) {
    void run() throws LabException {
        Prerequisites.install(listener);
        network();
        plant.keys().create();
        SideBySide.run(this::images, this::hosts);
        if (plant.state().acme()) {
            trustAcme();
        }
        plant.folder().write(CloudFile.NAME, cloudFile());
    }

    /** What vouches for the ACME server's own web server, on every host. */
    private void trustAcme() throws LabException {
        String trust = plant.folder().read(AcmeServer.TRUST);
        for (LabHost host : plant.hosts()) {
            List<String> command = new ArrayList<>(plant.keys().shell(host.address()));
            command.add("echo '%s' > %s".formatted(trust.strip(), AcmeServer.TRUST_ON_HOSTS));
            Machine.run(command.toArray(String[]::new));
        }
    }

    String cloudFile() {
        LabState state = plant.state();
        Optional<URI> acme = state.acme() ? Optional.of(plant.acme().told().directory()) : Optional.empty();
        return new CloudFile(plant.lab(), state.subnet(), state.hosts(), plant.keys(), acme).render();
    }

    private void network() throws LabException {
        if (plant.bridge().present()) {
            servers();
            return;
        }
        listener.during(MACHINE, "lay out the network " + plant.state().subnet().range(), () -> {
            plant.bridge().create();
            servers();
        });
    }

    private void servers() throws LabException {
        plant.proxy().start();
        plant.registry().start();
        if (plant.state().acme()) {
            plant.acme().start();
        } else {
            plant.acme().stop();
        }
    }

    private void images() throws LabException {
        new Images(plant.cache(), traefik).publish(plant.registry(), listener);
    }

    private void hosts() throws LabException {
        var base = new Base(plant.cache());
        base.build(listener);
        List<LabHost> hosts = plant.hosts();
        for (LabHost host : hosts) {
            plant.createDisks(host);
        }
        plant.writeKnownHosts();
        new SideBySide(hosts.stream().map(host -> boot(host, base)).toList()).run();
    }

    private Work boot(LabHost host, Base base) {
        return () -> {
            if (host.status().state() == HostStatus.State.OFF || !host.answers()) {
                listener.during(host.name(), "boot", () -> host.powerOn(base));
            }
        };
    }
}
