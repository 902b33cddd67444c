package io.swarmstead.storage;

import io.swarmstead.spec.StorageSpec;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** The options of the volume, each against an outage that somebody had. */
final class VolumeOptions {
    private VolumeOptions() {}

    static SequencedMap<String, String> of(StorageSpec storage) {
        String patience = String.valueOf(storage.pingTimeout());
        SequencedMap<String, String> options = new LinkedHashMap<>();
        // a silent host stalls the others for this long, not for the 42 s of the default
        options.put("network.ping-timeout", patience);
        options.put("client.tcp-user-timeout", patience);
        options.put("server.tcp-user-timeout", patience);
        // writes only while two of three copies take them: no split-brain
        options.put("cluster.quorum-type", "auto");
        options.put("cluster.server-quorum-type", "server");
        // which of copies that contradict one another counts is for a person to say: "majority" compares sizes and
        // times only
        options.put("cluster.favorite-child-policy", "none");
        // a host that returns is healed within a minute, not within ten
        options.put("cluster.heal-timeout", "60");
        options.put("cluster.shd-max-threads", "4");
        // a full brick still takes what healing and renames need
        options.put("storage.reserve", "5");
        return options;
    }
}
