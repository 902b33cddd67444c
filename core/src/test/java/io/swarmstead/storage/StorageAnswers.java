package io.swarmstead.storage;

import static java.util.stream.Collectors.joining;

import io.swarmstead.host.Told;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import java.util.SequencedMap;

/** What hosts answer to the storage's look. */
public final class StorageAnswers {
    /** As getfattr has the volume's id. */
    static final String MARK = "0c2f1f9a3a2e4c6b9a579f3d7f1d3c11\n";

    private StorageAnswers() {}

    public static Told bare(CloudSpec spec, HostName host) {
        return new Told()
                .lacks(StorageFiles.of(spec, host))
                .says("glusterd", "inactive\n\n")
                .says("mount", "inactive\n\n")
                .fails("client")
                .says("options", "\n")
                .fails("alive")
                .fails("peers")
                .fails("volume")
                .says("pool-key", "")
                .fails("secured")
                .fails("brick")
                .says("mark", "")
                .says("unmounted", "")
                .fails("occupied")
                .says("behind", "")
                .fails("covered")
                .says("heals", "0\n")
                .says("split-brain", "");
    }

    public static Told inPlace(CloudSpec spec, HostName host) {
        Told told = bare(spec, host).has(StorageFiles.of(spec, host)).says("alive", "");
        if (!spec.storage().replicated()) {
            return told;
        }
        told.says("glusterd", "active\nenabled\n")
                .says("mount", "active\nenabled\n")
                .says(
                        "client",
                        StorageFiles.client(spec, host) + " " + spec.storage().mount())
                .says("options", "rw,nosuid,nodev,relatime\n")
                .says("peers", peers(spec, host))
                .says("volume", volume(spec));
        if (spec.storage().tls()) {
            told.says("pool-key", "5e1f\n").says("secured", "");
        }
        boolean brick = spec.hostNames().indexOf(host) < spec.storage().replica();
        return brick ? told.says("brick", "").says("mark", MARK).says("occupied", "") : told;
    }

    /** The files of {@code /var/lib/glusterd/peers}, one after the other. */
    public static String peers(CloudSpec spec, HostName host) {
        return spec.hosts().stream()
                .filter(other -> !other.name().equals(host))
                .map(other -> peer(other.address()))
                .collect(joining());
    }

    static String peer(String name) {
        return "uuid=5f2b8c1e-4e1c-4f0e-8a51-0a6b7c8d9e0f\nstate=3\nhostname1=" + name + "\n";
    }

    /** {@code /var/lib/glusterd/vols/swarmstead/info} as Gluster 11 keeps it. */
    public static String volume(CloudSpec spec) {
        SequencedMap<String, String> set = VolumeOptions.of(spec.storage());
        set.putAll(Transport.options(spec.storage().tls()));
        String options = set.entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue() + "\n")
                .collect(joining());
        String bricks = spec.hosts().stream()
                .limit(spec.storage().replica())
                .map(host -> "brick-%d=%s:%s\n"
                        .formatted(
                                spec.hosts().indexOf(host),
                                host.address(),
                                spec.storage().brick().replace('/', '-')))
                .collect(joining());
        return """
                type=2
                count=3
                status=1
                sub_count=3
                stripe_count=1
                replica_count=3
                arbiter_count=0
                thin_arbiter_count=0
                disperse_count=0
                redundancy_count=0
                version=3
                transport-type=0
                volume-id=0c2f1f9a-3a2e-4c6b-9a57-9f3d7f1d3c11
                op-version=110000
                client-op-version=90000
                quota-version=0
                tier-enabled=0
                parent_volname=N/A
                restored_from_snap=00000000-0000-0000-0000-000000000000
                snap-max-hard-limit=256
                transport.address-family=inet
                storage.fips-mode-rchecksum=on
                nfs.disable=on
                performance.client-io-threads=off
                """ + options + bricks;
    }
}
