package io.swarmstead.storage;

import io.swarmstead.host.HostFile;
import io.swarmstead.host.Unit;
import io.swarmstead.spec.HostName;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** Gluster and the mounts, on the hosts that were seen. */
public record StorageState(SequencedMap<HostName, OnHost> hosts) {
    /** Instead of a mark, where the program that reads it is not installed yet. */
    static final String UNREADABLE = "unreadable";

    /**
     * One host.
     *
     * @param differing files of ours that are not as they shall be
     * @param glusterd Gluster's management daemon
     * @param mount the service that keeps the volume mounted
     * @param client the client that runs mounts this volume here, from the servers of the spec
     * @param confined the mount that is there, if any, has the options that it shall have
     * @param alive the mount is there and its sentinel is readable
     * @param peers addresses of the peers that this host's pool has
     * @param volume the volume's settings as this host's glusterd keeps them; empty where it knows no such volume
     * @param poolKey what tells the key for Gluster's TLS from another; empty where there is none
     * @param secured glusterd, and what asks it, speaks TLS when it starts
     * @param brickUp this host's brick is served
     * @param mark the id of the volume that the brick's directory belongs to; empty where it belongs to none, and
     *     {@link #UNREADABLE}
     * @param occupied the brick's directory holds something
     * @param aside where a copy of this host lies that went back in time; empty where there is none
     * @param unmounted mount points on the way to the brick's directory, of {@code fstab} or as Gluster met them, that nothing
     *     is mounted at
     * @param covered the mount point holds files of its own, which a mount would hide
     * @param pendingHeals entries that this host's brick knows other bricks to lack
     * @param splitBrains as this host's steward was told last
     */
    public record OnHost(
            List<HostFile> differing,
            Unit glusterd,
            Unit mount,
            boolean client,
            boolean confined,
            boolean alive,
            Set<String> peers,
            Map<String, String> volume,
            String poolKey,
            boolean secured,
            boolean brickUp,
            String mark,
            boolean occupied,
            String aside,
            List<String> unmounted,
            boolean covered,
            int pendingHeals,
            List<SplitBrain> splitBrains) {
        /** Whether its copy went back in time, and no other one is in its place yet. */
        boolean behind() {
            return !occupied && !aside.isEmpty();
        }

        boolean knowsVolume() {
            return !volume.isEmpty();
        }

        /** Rises with every change; 0 where it knows no such volume. */
        int volumeVersion() {
            return Integer.parseInt(volume.getOrDefault("version", "0"));
        }

        boolean volumeStarted() {
            return "1".equals(volume.get("status"));
        }

        /** Whether its clients and bricks speak TLS. */
        boolean tls() {
            return "on".equals(volume.get("client.ssl")) && "on".equals(volume.get("server.ssl"));
        }

        /** As bricks are marked with it. */
        String volumeId() {
            return volume.getOrDefault("volume-id", "").replace("-", "");
        }
    }
}
