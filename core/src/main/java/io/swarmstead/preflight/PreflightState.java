package io.swarmstead.preflight;

import io.swarmstead.spec.HostName;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The hosts that were seen, as they were found. */
public record PreflightState(SequencedMap<HostName, OnHost> hosts) {
    /**
     * One host.
     *
     * @param system its {@code ID} and {@code VERSION_ID} of os-release, and a name for people
     * @param root commands run as root
     * @param clock seconds since 1970 when it was asked
     * @param memory MiB
     * @param free MiB of free space by directory
     * @param listeners who listens, by port: the names of the processes
     * @param unreachable addresses of other hosts of the cloud that it does not reach
     * @param network its own address with prefix length, as {@code 10.0.0.11/24}; empty where no interface has it
     * @param holdsVip the VIP is its own already
     * @param vipTaken the link-layer address of a stranger that answers for the VIP, or empty
     * @param missingKernel features of the kernel that are needed and absent
     * @param refusesLinks a command can run where no link of somebody else's is followed
     * @param ipvs the kernel has IPVS
     * @param docker how Docker is there
     * @param engines what each engine's program says of its version, by its name; and of a package that is not installed what
     *     would be, by its name and the word candidate
     * @param daemonJsonBroken {@code daemon.json} is there and is no JSON object
     */
    public record OnHost(
            OperatingSystem system,
            boolean root,
            double clock,
            int memory,
            Map<String, Integer> free,
            Map<Integer, List<String>> listeners,
            List<String> unreachable,
            String network,
            boolean holdsVip,
            String vipTaken,
            List<String> missingKernel,
            boolean refusesLinks,
            boolean ipvs,
            Docker docker,
            Map<String, String> engines,
            boolean daemonJsonBroken) {}

    /** An operating system. */
    public record OperatingSystem(String id, String version, String prettyName) {}

    /**
     * Docker as the package database and the file system have it.
     *
     * @param present there is a {@code dockerd}
     * @param packaged dpkg's state of the package docker.io, such as {@code ii}; empty where it was never there
     * @param foreign packages or programs that are Docker but not the distribution's
     * @param ours an installation of ours was interrupted, and the next one finishes it
     */
    public record Docker(boolean present, String packaged, List<String> foreign, boolean ours) {}
}
