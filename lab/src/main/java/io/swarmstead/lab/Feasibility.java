package io.swarmstead.lab;

import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether this machine can carry a lab at all. */
final class Feasibility {
    private Feasibility() {}

    /** Why it cannot. */
    static Optional<Problem> impossible() {
        try {
            return firstProblem();
        } catch (LabException e) {
            return Optional.of(e.problem());
        }
    }

    private static Optional<Problem> firstProblem() throws LabException {
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            return problem("machine: not Linux", "a lab is made of Linux namespaces", "use a Debian machine");
        }
        if (!isRoot()) {
            return problem(
                    "machine: not root", "a lab makes network namespaces and mounts", "run the same command with sudo");
        }
        if (!Machine.has("apt-get")) {
            return problem(
                    "machine: no apt-get", "a lab installs what it needs from Debian packages", "use a Debian machine");
        }
        if (!Machine.succeeds("unshare", "--net", "--mount", "--pid", "--fork", "true")) {
            return problem(
                    "machine: new namespaces are refused",
                    "every host of a lab is a set of namespaces",
                    "use a machine of its own, or a container started with --privileged");
        }
        return missingFromKernel();
    }

    private static Optional<Problem> missingFromKernel() throws LabException {
        if (ControlGroup.hierarchy().filter(Files::isWritable).isEmpty()) {
            return problem(
                    "machine: no writable cgroup v2 hierarchy",
                    "systemd in a host needs one",
                    "boot with systemd.unified_cgroup_hierarchy=1");
        }
        if (!hasOverlay()) {
            return problem("machine: no overlayfs", "the hosts share one base", "run modprobe overlay");
        }
        if (!Files.exists(Path.of("/dev/fuse"))) {
            return problem("machine: no /dev/fuse", "Gluster's mounts need it", "run modprobe fuse");
        }
        return Optional.empty();
    }

    private static boolean isRoot() throws LabException {
        return Machine.run("id", "-u").strip().equals("0");
    }

    private static boolean hasOverlay() throws LabException {
        try {
            return Files.readString(Path.of("/proc/filesystems")).contains("overlay")
                    || (Machine.has("modprobe") && Machine.succeeds("modprobe", "overlay"));
        } catch (IOException _) {
            return false;
        }
    }

    private static Optional<Problem> problem(String what, String why, String next) {
        return Optional.of(new Problem(what, why, next));
    }
}
