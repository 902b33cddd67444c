package io.swarmstead.preflight;

import io.swarmstead.preflight.PreflightState.Docker;
import io.swarmstead.preflight.PreflightState.OnHost;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.DockerSpec.Source;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that stands in the way, all at once. */
final class PreflightChecks {
    /** The oldest releases whose packages were tried or are newer than those tried. */
    private static final Map<String, Double> OLDEST = Map.of("debian", 13.0, "ubuntu", 24.04);

    /** MiB; an engine, a brick and a Traefik take about 500 on an idle host. */
    private static final int LEAST_MEMORY = 900;

    /** MiB; the packages take 700, Traefik's image 200. */
    private static final int LEAST_DISK = 2048;

    /** Seconds, between the first and the last host. */
    private static final double WIDEST_CLOCKS = 2;

    private final CloudSpec spec;
    private final PreflightState state;
    private final List<Problem> problems = new ArrayList<>();

    PreflightChecks(CloudSpec spec, PreflightState state) {
        this.spec = spec;
        this.state = state;
    }

    List<Problem> problems() {
        problems.clear();
        state.hosts().forEach((name, host) -> {
            system(name, host);
            capacity(name, host);
            ports(name, host);
            neighbours(name, host);
            docker(name, host);
            problems.addAll(EngineFloor.problems(spec, name, host));
        });
        clocks();
        vip();
        return List.copyOf(problems);
    }

    private void problem(HostName host, String what, String why, String next) {
        problems.add(new Problem(host + ": " + what, why, next));
    }

    private void system(HostName name, OnHost host) {
        Double oldest = OLDEST.get(host.system().id());
        if (oldest == null || number(host.system().version()) < oldest) {
            problem(
                    name,
                    "runs " + host.system().prettyName(),
                    "Swarmstead is made for Debian 13 and later and on Ubuntu 24.04 and later",
                    "install one of these on " + name);
        }
        if (!host.root()) {
            problem(
                    name,
                    "commands do not run as root",
                    "packages, services and mounts belong to root",
                    "set ssh.user: root, or ssh.sudo: true with a sudo that asks no password");
        }
        for (String feature : host.missingKernel()) {
            problem(
                    name,
                    "the kernel has no " + feature,
                    Map.of(
                                    "overlay", "Docker keeps its images on it",
                                    "fuse", "the shared volume is mounted by it",
                                    "vxlan", "containers on different hosts talk through it")
                            .getOrDefault(feature, "it is needed"),
                    "boot a kernel with " + feature + " (a container host must be allowed to use it)");
        }
        if (host.root() && !host.refusesLinks()) {
            problem(
                    name,
                    "cannot keep links on the volume from being followed",
                    "a container could have us change files outside of the volume by a link that it plants there",
                    "boot Linux 5.10 or later, with util-linux 2.38 or later (a container host must be allowed to mount)");
        }
    }

    private static double number(String version) {
        return version.matches("\\d+(\\.\\d+)?") ? Double.parseDouble(version) : 0;
    }

    private void capacity(HostName name, OnHost host) {
        if (host.memory() < LEAST_MEMORY) {
            problem(
                    name,
                    "has %d MiB of memory".formatted(host.memory()),
                    "the engines alone take about 500",
                    "give it 1 GiB or more");
        }
        host.free().forEach((directory, free) -> {
            if (free < LEAST_DISK) {
                problem(
                        name,
                        "%d MiB are free for %s".formatted(free, directory),
                        "a full disk stops Docker and the volume; %d MiB are the least to start with"
                                .formatted(LEAST_DISK),
                        "make room on " + name + ", or give the directory a bigger disk");
            }
        });
    }

    private void ports(HostName name, OnHost host) {
        Set<String> ours = Set.of("dockerd", "docker-proxy", "glusterd", "glusterfsd", "traefik");
        for (int port : List.of(spec.ingress().http(), spec.ingress().https(), 2377, 7946, 24007)) {
            host.listeners().getOrDefault(port, List.of()).stream()
                    .filter(process -> !ours.contains(process))
                    .findFirst()
                    .ifPresent(process -> problem(
                            name,
                            "port %d is taken by %s".formatted(port, process),
                            "the cloud listens there",
                            "stop %s on %s, or give the ingress other ports in cloud.yaml".formatted(process, name)));
        }
    }

    private void neighbours(HostName name, OnHost host) {
        // a host that is away answers nobody, which is no fault of the network between the others
        List<String> present = state.hosts().keySet().stream()
                .map(seen -> spec.host(seen).address())
                .toList();
        for (String other : host.unreachable()) {
            if (!present.contains(other.split(" ")[0])) {
                continue;
            }
            problem(
                    name,
                    "gets no answer from " + other,
                    "Swarm and Gluster talk over this port; something between the hosts drops it",
                    "let the hosts reach one another on tcp 2377, 7946, 24007, 49152-60999, udp 7946, 4789 and VRRP");
        }
        if (host.network().isEmpty()) {
            problem(
                    name,
                    "no interface has the address " + spec.host(name).address(),
                    "Swarm, Gluster and keepalived are told this address",
                    "correct hosts." + name + " in cloud.yaml, or give the host that address");
        }
    }

    private void docker(HostName name, OnHost host) {
        Docker docker = host.docker();
        if (host.daemonJsonBroken()) {
            problem(
                    name,
                    "/etc/docker/daemon.json is no JSON object",
                    "Docker does not start with it",
                    "correct or move aside that file on " + name);
        }
        if (spec.docker().source() == Source.PRESENT) {
            if (!docker.present()) {
                problem(
                        name,
                        "has no Docker",
                        "docker.source: present says that you install it",
                        "install it there, or set docker.source: distribution");
            }
            return;
        }
        if (!docker.foreign().isEmpty()) {
            problem(
                    name,
                    "has Docker from elsewhere: " + String.join(", ", docker.foreign()),
                    "it cannot be installed beside the distribution's docker.io",
                    "set docker.source: present to keep it, or remove it: apt-get remove "
                            + String.join(" ", docker.foreign()));
        } else if (!docker.packaged().isEmpty() && !docker.packaged().matches("[ih]i.*") && !docker.ours()) {
            problem(
                    name,
                    "Docker is half installed: dpkg has docker.io as " + docker.packaged(),
                    "somebody's installation was broken off, and we do not know what it was to become",
                    "finish it on " + name + ": dpkg --configure -a && apt-get install -f");
        } else if (docker.packaged().isEmpty() && docker.present() && !docker.ours()) {
            problem(
                    name,
                    "has a dockerd that no package knows",
                    "the package docker.io would be installed over it",
                    "set docker.source: present to keep it, or move it aside");
        }
    }

    private void clocks() {
        Map<HostName, Double> clocks = new HashMap<>();
        state.hosts().forEach((name, host) -> clocks.put(name, host.clock()));
        if (clocks.size() < 2) {
            return;
        }
        var first = Collections.min(clocks.entrySet(), Map.Entry.comparingByValue());
        var last = Collections.max(clocks.entrySet(), Map.Entry.comparingByValue());
        double apart = last.getValue() - first.getValue();
        if (apart > WIDEST_CLOCKS) {
            problems.add(new Problem(
                    "the clocks of %s and %s are %.1f s apart".formatted(first.getKey(), last.getKey(), apart),
                    "certificates and healing compare times",
                    "set the clocks, and keep them set: apt-get install chrony"));
        }
    }

    private void vip() {
        if (spec.vip().isEmpty()) {
            return;
        }
        String vip = spec.vip().get().address();
        state.hosts().forEach((name, host) -> {
            if (!host.network().isEmpty() && !Subnet.of(host.network()).contains(vip)) {
                problem(
                        name,
                        "the VIP " + vip + " is outside its network " + host.network(),
                        "an address can only float within one network",
                        "choose an unused address of that network as vip.address");
            }
        });
        boolean held = state.hosts().values().stream().anyMatch(OnHost::holdsVip);
        state.hosts().entrySet().stream()
                .filter(host -> !held && !host.getValue().vipTaken().isEmpty())
                .findFirst()
                .ifPresent(host -> problems.add(new Problem(
                        "the VIP %s is in use by %s, as %s sees it"
                                .formatted(vip, host.getValue().vipTaken(), host.getKey()),
                        "two machines with one address disturb each other",
                        "choose an unused address as vip.address")));
    }
}
