package io.swarmstead.lint;

import io.swarmstead.compose.Finding;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code container-refused}: a setting of the kernel that belongs to the host, not to a container
 * (opencontainers/runc, libcontainer/configs/validate).
 */
final class KernelSettings implements ServiceRule {
    private static final Set<String> OWN = Set.of(
            "kernel.msgmax",
            "kernel.msgmnb",
            "kernel.msgmni",
            "kernel.sem",
            "kernel.shmall",
            "kernel.shmmax",
            "kernel.shmmni",
            "kernel.shm_rmid_forced",
            "kernel.domainname");

    @Override
    public Stream<Finding> check(Service service) {
        return service.at("sysctls").entries().keySet().stream()
                .filter(key -> !isOwn(dotted(key)))
                .map(key -> service.spot("sysctls", key)
                        .error(
                                "container-refused",
                                "%s cannot be set in a container".formatted(key),
                                "the kernel has it once for the whole host, and the engine starts no task",
                                "set it on every host, in a file of /etc/sysctl.d, and remove it here"));
    }

    private static boolean isOwn(String key) {
        return OWN.contains(key) || key.startsWith("net.") || key.startsWith("fs.mqueue.");
    }

    /** The first sign tells which one divides. */
    private static String dotted(String key) {
        int slash = key.indexOf('/');
        int dot = key.indexOf('.');
        return slash >= 0 && (dot < 0 || slash < dot)
                ? key.replace('.', '\0').replace('/', '.').replace('\0', '/')
                : key;
    }
}
