package io.swarmstead.lab;

import static io.swarmstead.lab.LabListener.MACHINE;

import java.util.List;

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
        plant.folder().write(CloudFile.NAME, cloudFile());
    }

    String cloudFile() {
        LabState state = plant.state();
        return new CloudFile(plant.lab(), state.subnet(), state.hosts(), plant.keys()).render();
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
