package io.swarmstead.deployment;

import io.swarmstead.host.Command;
import io.swarmstead.host.Folder;
import io.swarmstead.host.HostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The directories on the shared volume that a stack binds: Docker refuses a task whose directory is not there. Made is
 * what is missing, with its owner and mode from the first moment; what is there is left exactly as it is.
 */
record DataDirectories(StackSite site) {
    /** How the manager begins a line on what is not there. */
    private static final String ABSENT = "absent ";

    /** How it begins one on what a link is, or is on the way to. */
    private static final String LINK = "link ";

    /** Asks a manager, and changes nothing. */
    MissingDirectories missing(StackFile stack) throws HostException {
        Set<Folder> sources = new LinkedHashSet<>();
        stack.services().values().forEach(service -> sources.addAll(Binds.below(service, site.mount())));
        Set<String> told = sources.isEmpty() ? Set.of() : notThere(sources);
        return MissingDirectories.of(stack, of(sources, told, ABSENT), of(sources, told, LINK));
    }

    private static Set<Folder> of(Set<Folder> sources, Set<String> told, String word) {
        return sources.stream()
                .filter(source -> told.contains(word + source.path()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<String> notThere(Set<Folder> sources) throws HostException {
        String[] words = Stream.concat(Stream.of(site.mount()), sources.stream().map(Folder::path))
                .toArray(String[]::new);
        return site.manager()
                .run(Command.script("""
                        mount=$1
                        for path in "${@:2}"; do
                            [ ! -e "$path" ] || continue
                            word=absent
                            part=$path
                            while [ -n "$part" ] && [ "$part" != "$mount" ]; do
                                [ ! -L "$part" ] || word=link
                                part=${part%/*}
                            done
                            printf '%s %s\\n' $word "$path"
                        done
                        """, words).onVolume(site.mount()))
                .lines()
                .collect(Collectors.toUnmodifiableSet());
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
                  [ ! -e "$1" ] && [ ! -L "$1" ] || return 0
                  mkdir -p -- "$1.new"
                  chown -- "$2" "$1.new"
                  chmod -- "$3" "$1.new"
                  mv -nT -- "$1.new" "$1"
                }
                while [ $# -gt 0 ]; do
                  make "$1" "$2" "$3"
                  shift 3
                done
                """,
                                directories.stream()
                                        .flatMap(directory ->
                                                Stream.of(directory.path(), directory.owner(), directory.mode()))
                                        .toArray(String[]::new))
                        .onVolume(site.mount()));
    }
}
