package io.swarmstead.lab;

import java.util.List;
import java.util.stream.IntStream;

/** All that a lab is made of, each part under the name that the lab's name gives it. Holds nothing but names. */
record Plant(String lab, Folder folder, Cache cache, LabState state) {
    Bridge bridge() {
        return Bridge.of(lab, state.subnet());
    }

    PackageProxy proxy() {
        return PackageProxy.of(lab, folder, state.subnet());
    }

    ImageRegistry registry() {
        return ImageRegistry.of(lab, folder, cache, state.subnet());
    }

    AcmeServer acme() {
        String address = state.hosts().size() == 1
                ? state.subnet().host(0)
                : state.subnet().vip();
        return AcmeServer.of(lab, folder, cache, state.subnet(), address);
    }

    SshKeys keys() {
        return new SshKeys(folder);
    }

    List<LabHost> hosts() {
        return IntStream.range(0, state.hosts().size()).mapToObj(this::host).toList();
    }

    LabHost host(String name) throws LabException {
        int index = state.hosts().indexOf(name);
        if (index < 0) {
            throw new LabException(
                    name + ": no such host in the lab " + lab,
                    "it has " + String.join(", ", state.hosts()),
                    "run swarmstead lab status");
        }
        return host(index);
    }

    private LabHost host(int index) {
        String name = state.hosts().get(index);
        Cable cable = Cable.of(lab, name, bridge(), index);
        var folders = new HostFolders(name, folder.sub("hosts").sub(name));
        return new LabHost(
                name, state.subnet().host(index), folders, cable, ControlGroup.named("sst-" + lab + "-" + name));
    }

    void createDisks(LabHost host) throws LabException {
        host.folders().create(state.subnet(), state.hosts().indexOf(host.name()), keys().authorizedKey());
    }

    /** Tells ssh clients the hosts' keys, so that the first connection is as safe as the others. */
    void writeKnownHosts() throws LabException {
        var known = new StringBuilder();
        for (LabHost host : hosts()) {
            known.append(host.folders().knownHost(host.address()));
        }
        folder.write("known_hosts", known.toString());
    }

    /** Takes everything away, whatever of it is there. */
    void remove(LabListener listener) throws LabException {
        new SideBySide(hosts().stream()
                        .map(host -> (Work) () -> listener.during(host.name(), "cut the power", host::powerOff))
                        .toList())
                .run();
        listener.during(LabListener.MACHINE, "stop the servers and remove the bridge", () -> {
            proxy().server().stop();
            registry().server().stop();
            acme().stop();
            bridge().delete();
        });
        listener.during(LabListener.MACHINE, "delete the disks", () -> {
            for (LabHost host : hosts()) {
                host.folders().delete();
            }
            folder.delete();
        });
    }
}
