package io.swarmstead.lint;

import io.swarmstead.host.Folder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of a host that says what root does there, or holds what only root may read. Whoever has it, something in it or
 * something around it, has the host.
 *
 * @param secret whether to read it is enough
 * @param reason how one gets from it to the whole host
 */
record GuardedFolder(Folder path, boolean secret, String reason) {
    private static final GuardedFolder DOCKER = secret(
            "/run/docker.sock",
            "whoever may ask Docker starts a container with every right; read-only does not keep it from asking");

    private static final GuardedFolder WHOLE =
            secret("/", "everything of the host is there, keys and passwords among it");

    private static final List<GuardedFolder> SYSTEM = List.of(
            DOCKER,
            secret(
                    "/run",
                    "the sockets of the host's own programs are there, Docker's and systemd's among them, and read-only does not keep it "
                            + "from asking them"),
            secret("/etc", "it says who may log in and what root starts, and holds the cloud's keys"),
            secret("/root", "root's own keys and programs are there"),
            secret(
                    "/var/lib",
                    "the host's programs keep there what they go by, such as the keys of the swarm and all containers"),
            secret(
                    "/proc",
                    "it leads into the files and variables of every other container, and the kernel's settings are there"),
            secret("/sys", "the kernel's settings are there, and some name programs that it starts as root"),
            secret("/dev", "the disks and terminals of the host are there"),
            open("/boot", "the host boots what is there"),
            open("/usr", "root runs the programs that are there"),
            open("/var/spool/cron", "root runs what is written there"));

    /** Read by everybody on a host; to write them is another thing. */
    private static final Pattern FACTS = Pattern.compile(
            "/etc/(hostname|hosts|localtime|machine-id|os-release|passwd|group|resolv\\.conf|timezone|ssl/certs(/.*)?)"
                    + "|/run/udev/data(/.*)?");

    /** Where nothing that is written leads to a program of root's. */
    private static final Set<String> TIME = Set.of("/etc/localtime", "/etc/timezone");

    /** Single devices that Docker's own rules for devices keep a container from, or that every container has. */
    private static final Pattern DEVICES =
            Pattern.compile("/dev/(bus/usb|dri|net/tun|serial|snd|tty(ACM|USB)[0-9]+|null|zero|full|u?random)(/.*)?");

    private static final Pattern HOME = Pattern.compile("/home(/[^/]+)?|/home/[^/]+/\\..*");

    /** What to do instead. */
    String way() {
        return secret ? "leave it out, or bind a folder of its own" : "bind it read-only";
    }

    /** The one over which, in which or around which the path is. */
    static Optional<GuardedFolder> over(Folder path, boolean readOnly, Neighbourhood cloud) {
        if (harmless(path.path(), readOnly)) {
            return Optional.empty();
        }
        if (path.equals(WHOLE.path)) {
            return Optional.of(WHOLE);
        }
        Stream<GuardedFolder> others =
                CloudFolders.onVolume(path, cloud) ? Stream.empty() : Stream.concat(home(path), SYSTEM.stream());
        return Stream.concat(CloudFolders.near(path, cloud), others)
                .filter(folder -> path.overlaps(folder.path))
                .filter(folder -> folder.secret || !readOnly)
                .findFirst();
    }

    private static boolean harmless(String path, boolean readOnly) {
        return TIME.contains(path)
                || DEVICES.matcher(path).matches()
                || (readOnly && FACTS.matcher(path).matches());
    }

    /** A user's folder is harmless but for what the user's shell and ssh read. */
    private static Stream<GuardedFolder> home(Folder path) {
        return HOME.matcher(path.path()).matches()
                ? Stream.of(new GuardedFolder(path, true, "who logs in there is let in, and served, by what is there"))
                : Stream.empty();
    }

    private static GuardedFolder secret(String path, String reason) {
        return new GuardedFolder(new Folder(path), true, reason);
    }

    private static GuardedFolder open(String path, String reason) {
        return new GuardedFolder(new Folder(path), false, reason);
    }
}
