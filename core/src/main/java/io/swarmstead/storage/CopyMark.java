package io.swarmstead.storage;

import io.swarmstead.host.HostFile;
import io.swarmstead.spec.Bundled;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec;
import io.swarmstead.spec.StorageSpec;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The number by which a copy of the volume that went back in time is known: it lies in the copy, grows, and is kept by the
 * other copies too, as a file on the volume. An old disk or snapshot takes the first back, and not what the others remember.
 */
public final class CopyMark {
    /** Within the copy, where Gluster lets no client go: it is copied, restored and moved with it. */
    public static final String IN_BRICK = ".glusterfs/swarmstead-mark";

    /** Behind the brick's path, and before the time, of a copy that was moved aside. */
    public static final String ASIDE = ".behind.";

    private static final String GATE = "/usr/local/lib/swarmstead/copy-gate";

    private CopyMark() {}

    /** What is written in a copy, or remembered of it: up to eighteen digits, which fit into 63 bits. Anything else is none. */
    public static OptionalLong number(String text) {
        return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** The directory on the volume with a file of every host that has a copy: a line for each host, of which it knows the number. */
    public static String memory(StorageSpec storage) {
        return storage.mount() + "/config/.swarmstead/marks";
    }

    static HostFile gate() {
        return HostFile.executable(GATE, Bundled.text(CopyMark.class, "copy-gate.sh"));
    }

    /** The gate and its words. */
    static String gateLine(CloudSpec spec, HostName host) {
        Stream<String> others = spec.hosts().stream()
                .filter(other -> spec.hasBrick(other.name()) && !other.name().equals(host))
                .map(HostSpec::address);
        StorageSpec storage = spec.storage();
        return Stream.concat(Stream.of(GATE, storage.volume(), storage.brick(), host.value()), others)
                .collect(Collectors.joining(" "));
    }
}
