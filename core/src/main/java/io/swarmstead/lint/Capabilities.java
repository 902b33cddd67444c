package io.swarmstead.lint;

import io.swarmstead.compose.Finding;
import io.swarmstead.spec.Nearest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** {@code container-refused}: a capability that Linux does not have. */
final class Capabilities implements ServiceRule {
    private static final String PREFIX = "CAP_";
    private static final Set<String> KNOWN = new TreeSet<>(Set.of(
            "ALL",
            "RESET",
            "AUDIT_CONTROL",
            "AUDIT_READ",
            "AUDIT_WRITE",
            "BLOCK_SUSPEND",
            "BPF",
            "CHECKPOINT_RESTORE",
            "CHOWN",
            "DAC_OVERRIDE",
            "DAC_READ_SEARCH",
            "FOWNER",
            "FSETID",
            "IPC_LOCK",
            "IPC_OWNER",
            "KILL",
            "LEASE",
            "LINUX_IMMUTABLE",
            "MAC_ADMIN",
            "MAC_OVERRIDE",
            "MKNOD",
            "NET_ADMIN",
            "NET_BIND_SERVICE",
            "NET_BROADCAST",
            "NET_RAW",
            "PERFMON",
            "SETFCAP",
            "SETGID",
            "SETPCAP",
            "SETUID",
            "SYS_ADMIN",
            "SYS_BOOT",
            "SYS_CHROOT",
            "SYS_MODULE",
            "SYS_NICE",
            "SYS_PACCT",
            "SYS_PTRACE",
            "SYS_RAWIO",
            "SYS_RESOURCE",
            "SYS_TIME",
            "SYS_TTY_CONFIG",
            "SYSLOG",
            "WAKE_ALARM"));

    @Override
    public Stream<Finding> check(Service service) {
        return Stream.of("cap_add", "cap_drop")
                .flatMap(key -> service.items(key, Capabilities::finding).flatMap(Optional::stream));
    }

    private static Optional<Finding> finding(Part item, Spot spot) {
        return item.text()
                .filter(word -> !KNOWN.contains(name(word)))
                .map(word -> spot.error(
                        "container-refused",
                        "\"%s\" is not a capability".formatted(word),
                        "Linux has none of that name, and the engine starts no task",
                        Nearest.to(name(word), KNOWN)
                                .map(near -> "write " + near)
                                .orElse("write one that man 7 capabilities lists, such as NET_ADMIN")));
    }

    /** What Linux calls it, in whichever way it is written. */
    static String name(String word) {
        String name = word.strip().toUpperCase(Locale.ROOT);
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }
}
