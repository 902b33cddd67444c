package io.swarmstead.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The systemd-nspawn that boots a host so that Docker, Gluster and keepalived run in it as ordinary units.
 *
 * @param machine unique on the machine
 */
record Nspawn(String machine, HostFolders folders, Path namespace) {
    /** Lets the host manage its cgroups and kernel settings as a machine of its own does. */
    static final List<String> ENVIRONMENT =
            List.of("SYSTEMD_NSPAWN_API_VFS_WRITABLE=1", "SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1");

    private static final Path RUNTIME = Path.of("/run/systemd/nspawn");
    private static final List<Path> DEVICES = List.of(Path.of("/dev/fuse"), Path.of("/dev/net/tun"));

    List<String> argv() {
        List<String> argv = new ArrayList<>(List.of(
                "systemd-nspawn",
                "--quiet",
                "--settings=no",
                "--register=no",
                "--keep-unit",
                "--machine=" + machine,
                "--hostname=" + folders.host(),
                "--directory=" + folders.root(),
                "--network-namespace-path=" + namespace,
                "--resolv-conf=off",
                "--timezone=off",
                "--link-journal=no",
                "--capability=all",
                // the kernel is the machine's, and its modules are not in the host
                "--drop-capability=CAP_SYS_MODULE",
                "--system-call-filter=@known add_key keyctl request_key bpf"));
        DEVICES.stream().filter(Files::exists).forEach(device -> argv.add("--bind=" + device));
        argv.add(bind("docker", "/var/lib/docker"));
        argv.add(bind("brick", "/srv/brick"));
        argv.add(bind("glusterd", "/var/lib/glusterd"));
        argv.add("--boot");
        return argv;
    }

    /** Removes what nspawn leaves behind when it is killed; the host's root has to be mounted still. */
    void forget() throws LabException {
        try {
            Map<String, Object> root = Files.readAttributes(folders.root(), "unix:dev,ino");
            Files.deleteIfExists(RUNTIME.resolve("locks", "inode-" + root.get("dev") + ":" + root.get("ino")));
            Files.deleteIfExists(RUNTIME.resolve("propagate", machine));
        } catch (NoSuchFileException _) {
            // a host that never had a root never had a lock
        } catch (IOException e) {
            throw new LabException(folders.host() + ": cannot remove nspawn's files", e, "look into " + RUNTIME);
        }
    }

    private String bind(String folder, String point) {
        return "--bind=" + folders.folder().at(folder) + ":" + point;
    }
}
