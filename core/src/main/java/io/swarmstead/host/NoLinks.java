package io.swarmstead.host;

/**
 * A line for a shell that runs where no link is followed in a directory that containers write to. It has the host's mounts
 * to itself, and in them the directory with {@code nosymfollow}: the kernel refuses a link in any part of a path, also one
 * that is made while the line runs, and also behind a name that is written to. A directory that is no mount is bound to
 * itself first, so it is one in there; it may be a link itself, where only root can make one. Nothing of this is seen outside, and it ends with the line.
 *
 * <p>Whether the kernel took the word is looked at, because an older {@code mount} drops it without one. Where it did not,
 * nothing is run, and the line ends with 2: nobody has answered.
 */
final class NoLinks {
    private static final String PROGRAM = """
            cd /
            directory=$(readlink -f -- "$1") options=
            { mountpoint -q -- "$directory" || mount -n --bind -- "$directory" "$directory"; } \\
              && mount -n -o remount,bind,nosuid,nodev,nosymfollow -- "$directory"
            while read -r _ _ _ _ at had _; do [ "$at" != "$directory" ] || options=$had; done < /proc/self/mountinfo
            case ,$options, in
              *,nosymfollow,*) eval "$2" ;;
              *) echo "links in $1 would be followed, so nothing was done there: it takes Linux 5.10 and util-linux 2.38" >&2
                exit 2 ;;
            esac
            """;

    private NoLinks() {}

    /**
     * Behind {@link Look#THERE}, ends a snippet with a no where there is no such directory, and without an answer where there
     * is no such namespace to be had, of which {@code unshare} says 1.
     */
    static final String POSSIBLE = "there \"$1\" || exit 1\nunshare --mount --propagation private true || exit 2\n";

    static String line(String directory, String line) {
        return Command.of(
                        "unshare",
                        "--mount",
                        "--propagation",
                        "private",
                        "bash",
                        "-c",
                        PROGRAM,
                        "swarmstead",
                        directory,
                        line)
                .line();
    }
}
