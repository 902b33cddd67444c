package io.swarmstead.deployment;

import io.swarmstead.host.Command;
import io.swarmstead.host.HostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The directories on the shared volume that a stack binds: Docker refuses a task whose directory is not there. Made is
 * what is missing, with its owner and mode from the first moment; what is there is left exactly as it is.
 */
record DataDirectories(StackSite site) {
    /** Asks a manager, and changes nothing. */
    MissingDirectories missing(StackFile stack) throws HostException {
        Set<String> sources = new LinkedHashSet<>();
        stack.services().values().forEach(service -> sources.addAll(Binds.below(service, site.mount())));
        return MissingDirectories.of(stack, sources.isEmpty() ? Set.of() : absent(sources));
    }

    private Set<String> absent(Set<String> sources) throws HostException {
        return Set.copyOf(site.manager()
                .run(Command.script("""
                        for path; do
                            [ -e "$path" ] || printf '%s\\n' "$path"
                        done
                        """, sources.toArray(String[]::new)))
                .lines()
                .toList());
    }

    /** Each appears under its name only when it is as it shall be; cut off anywhere, this can be repeated. */
    void create(List<DataDirectory> directories) throws HostException {
        if (directories.isEmpty()) {
            return;
        }
        site.manager()
                .run(Command.script(
                        """
                set -e
                umask 022
                make() {
                  [ ! -e "$1" ] || return 0
                  mkdir -p -- "$1.new"
                  chown -- "$2" "$1.new"
                  chmod -- "$3" "$1.new"
                  mv -T -- "$1.new" "$1"
                }
                while [ $# -gt 0 ]; do
                  make "$1" "$2" "$3"
                  shift 3
                done
                """,
                        directories.stream()
                                .flatMap(directory -> Stream.of(directory.path(), directory.owner(), directory.mode()))
                                .toArray(String[]::new)));
    }
}
