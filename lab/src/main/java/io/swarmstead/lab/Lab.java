package io.swarmstead.lab;

import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A named set of bare hosts on this machine, each booted with its own kernel namespaces, disks and network card, and
 * wired to Debian's packages and to the images of a cloud. Other labs on the machine are other networks.
 *
 * <p>Nothing of its state but its network and its hosts' names is remembered: what runs is asked of the kernel. So every
 * method may be repeated after it was cut off anywhere, and after a reboot of the machine. Safe for use by several threads
 * as long as they do not switch the same host.
 */
public final class Lab {
    /** Hosts in the order in which a lab names them. */
    public static final List<String> HOSTS =
            List.of("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa");

    public static final String DEFAULT_NAME = "lab";

    /** Short enough that a bridge can bear it, and without the hyphen that separates it from a host's name. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{0,10}");

    private final Folder home;
    private final Folder folder;
    private final String name;
    private final Cache cache;
    private final Optional<Path> traefik;
    private final Optional<Boolean> acme;

    /**
     * How its ACME server is reached.
     *
     * @param directory where its addresses begin
     * @param trust a file with the root of its web server
     * @param root a file with the root of the certificates that it issues, until it is started again
     * @param dns where its DNS is told to answer something else than the cloud's address, over HTTP
     */
    public record Acme(URI directory, Path trust, Path root, URI dns) {}

    private Lab(Folder home, String name, Optional<Path> traefik, Optional<Boolean> acme) {
        this.home = home;
        this.folder = home.sub(name);
        this.name = name;
        this.cache = Cache.in(home.path());
        this.traefik = traefik;
        this.acme = acme;
    }

    /**
     * The lab of this name, whether it is up or not.
     *
     * @param home the folder of all labs, on a file system of the machine's own
     */
    public static Lab of(Path home, String name) throws LabException {
        if (!NAME.matcher(name).matches() || name.equals("cache")) {
            throw new LabException(
                    name + ": not a name for a lab",
                    "a name is at most 11 lower-case letters and digits and begins with a letter",
                    "choose another name, such as " + DEFAULT_NAME);
        }
        return new Lab(new Folder(home.toAbsolutePath().normalize()), name, Optional.empty(), Optional.empty());
    }

    /** Where labs are unless the caller says otherwise. */
    public static Path defaultHome(Map<String, String> environment) {
        String own = environment.getOrDefault("SWARMSTEAD_LAB_HOME", "");
        if (!own.isBlank()) {
            return Path.of(own);
        }
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        return state.isBlank() ? Path.of("/var/lib/swarmstead-lab") : Path.of(state, "swarmstead", "labs");
    }

    /** Why this machine cannot carry a lab; empty where it can. */
    public static Optional<Problem> impossible() {
        return Feasibility.impossible();
    }

    /** Deletes what the labs share, which takes a minute and a download to make again. */
    public static void purge(Path home) throws LabException {
        var all = new Folder(home.toAbsolutePath().normalize());
        for (Folder lab : all.folders()) {
            if (LabState.read(lab).isPresent()) {
                throw new LabException(
                        "machine: the lab " + lab.path().getFileName() + " still stands on the shared files",
                        "its hosts' disks are changes of the shared base",
                        "run swarmstead lab down for it first");
            }
        }
        Cache cache = Cache.in(all.path());
        new Base(cache).abandon();
        cache.folder().delete();
    }

    /** The same lab, with a Traefik program of the caller's for its image. */
    public Lab withTraefik(Path program) {
        return new Lab(home, name, Optional.of(program), acme);
    }

    /** The same lab, with or without an ACME server from its next {@link #up} on; else as it was. */
    public Lab withAcme(boolean wanted) {
        return new Lab(home, name, traefik, Optional.of(wanted));
    }

    /** Makes all hosts run that the lab has or that are named here, with everything they are wired to. */
    public void up(List<String> hosts, LabListener listener) throws LabException {
        checkNames(hosts);
        Optional<Problem> obstacle = impossible();
        if (obstacle.isPresent()) {
            throw new LabException(obstacle.get());
        }
        alone(() -> {
            LabState state = remember(hosts);
            new Bringup(plant(state), new TraefikProgram(traefik, cache), listener).run();
        });
    }

    private LabState remember(List<String> hosts) throws LabException {
        var remembered = new ArrayList<LabState>();
        cache.alone("subnets", () -> {
            Optional<LabState> known = LabState.read(folder);
            LabState base = known.isPresent() ? known.get() : new LabState(SubnetChoice.free(home), List.of(), false);
            LabState state = base.with(hosts).withAcme(acme.orElse(base.acme()));
            folder.create();
            state.write(folder);
            remembered.add(state);
        });
        return remembered.getFirst();
    }

    private static void checkNames(List<String> hosts) throws LabException {
        boolean valid = hosts.stream().allMatch(HostName::isValid) && new LinkedHashSet<>(hosts).size() == hosts.size();
        if (!valid || hosts.isEmpty() || hosts.size() > HOSTS.size()) {
            throw new LabException(
                    String.join(",", hosts) + ": not the hosts of a lab",
                    "a lab has 1 to " + HOSTS.size() + " hosts with different lower-case DNS labels as names",
                    "choose names such as " + String.join(",", HOSTS.subList(0, 3)));
        }
    }

    /** Takes the lab away without a trace, except for what it shares with other labs. */
    public void down(LabListener listener) throws LabException {
        alone(() -> {
            new Base(cache).abandon();
            Optional<LabState> state = LabState.read(folder);
            if (state.isPresent()) {
                plant(state.get()).remove(listener);
            } else {
                folder.delete();
            }
        });
    }

    /** The images that it can offer besides Traefik and busybox. */
    public List<LabImage> images() throws LabException {
        return standIns(LabListener.SILENT).all();
    }

    /** Makes and offers those of these names, unless they are there. All labs of the machine have them from then on. */
    public void publish(List<String> images, LabListener listener) throws LabException {
        standIns(listener).publish(images);
    }

    private StandIns standIns(LabListener listener) throws LabException {
        return new StandIns(cache, plant().registry(), listener);
    }

    /** How every host is, in the order of their addresses; empty where the lab is not up. */
    public List<HostStatus> status() throws LabException {
        Optional<LabState> state = LabState.read(folder);
        return state.isEmpty()
                ? List.of()
                : plant(state.get()).hosts().stream().map(LabHost::status).toList();
    }

    /** Its ACME server; empty where it has none. */
    public Optional<Acme> acme() throws LabException {
        Optional<LabState> state = LabState.read(folder);
        return state.filter(LabState::acme).map(known -> plant(known).acme().told());
    }

    /** Cuts the host's power: its peers hear nothing of it. */
    public void powerOff(String host) throws LabException {
        host(host).powerOff();
    }

    /** Boots the host on the disks it had; returns when it answers ssh. */
    public void powerOn(String host) throws LabException {
        host(host).powerOn(new Base(cache));
    }

    /** Unplugs the host's network cable. */
    public void cut(String host) throws LabException {
        host(host).cable().cut();
    }

    /** Plugs the cable in again. */
    public void mend(String host) throws LabException {
        host(host).cable().mend();
    }

    /** Makes a bare host of it again: power cut, all its disks wiped, new keys, booted. */
    public void reinstall(String host) throws LabException {
        alone(() -> {
            Plant plant = plant();
            LabHost old = plant.host(host);
            old.powerOff();
            old.folders().delete();
            plant.createDisks(old);
            plant.writeKnownHosts();
            old.powerOn(new Base(cache));
        });
    }

    /** The command line that opens a shell on the host; words for a command may be added. */
    public List<String> shell(String host) throws LabException {
        return plant().keys().shell(host(host).address());
    }

    /** The cloud.yaml of a cloud made of this lab's hosts. */
    public Path cloudFile() throws LabException {
        plant();
        return folder.at(CloudFile.NAME);
    }

    /** The network of the lab. */
    public Subnet subnet() throws LabException {
        return plant().state().subnet();
    }

    private void alone(Work work) throws LabException {
        cache.alone("lab-" + name, work);
    }

    private LabHost host(String host) throws LabException {
        return plant().host(host);
    }

    private Plant plant() throws LabException {
        return plant(LabState.read(folder)
                .orElseThrow(() -> new LabException(
                        "machine: no lab " + name, "nothing of it is in " + folder.path(), "run swarmstead lab up")));
    }

    private Plant plant(LabState state) {
        return new Plant(name, folder, cache, state);
    }
}
