package io.swarmstead.deployment;

import io.swarmstead.host.Folder;
import io.swarmstead.routes.Ownership;
import io.swarmstead.spec.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a stack binds on the shared volume and is not there, with whose it will be. Of two services that share a
 * directory, one that says whose it is decides.
 */
final class MissingDirectories {
    /** Endings of names that are files' and hardly ever directories': {@code conf.d} is not one of them. */
    private static final Pattern FILE = Pattern.compile(
            ".*\\.(cfg|cnf|conf|crt|css|csv|db|env|htpasswd|html|ini|js|json|key|log|pem|php|properties|py|sh|sock|sql"
                    + "|sqlite3?|toml|txt|xml|ya?ml)");

    /** A service that binds, and how it wishes its directories. */
    private record Owner(String service, Map<String, Object> tree, Ownership ownership) {}

    private final Set<Folder> absent;
    private final Set<Folder> linked;
    private final Map<String, DataDirectory> directories = new TreeMap<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final Set<Problem> problems = new LinkedHashSet<>();

    private MissingDirectories(Set<Folder> absent, Set<Folder> linked) {
        this.absent = absent;
        this.linked = linked;
    }

    /**
     * Of the sources of its binds.
     *
     * @param absent those that are not there
     * @param linked those that a link is, or is on the way to
     */
    static MissingDirectories of(StackFile stack, Set<Folder> absent, Set<Folder> linked) {
        MissingDirectories missing = new MissingDirectories(absent, linked);
        List<Owner> owners = new ArrayList<>();
        stack.services().forEach((name, service) -> owners.add(new Owner(name, service, Ownership.of(service))));
        owners.stream()
                .sorted(Comparator.comparing(owner -> !owner.ownership.stated()))
                .forEach(missing::add);
        return missing;
    }

    /** Those outside before those inside them. */
    List<DataDirectory> directories() {
        return List.copyOf(directories.values());
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    private void add(Owner owner) {
        Tree.mappings(owner.tree.get("volumes")).forEach(volume -> {
            Folder source = Binds.source(volume);
            if (linked.contains(source)) {
                problems.add(link(owner.service, source));
            } else if (absent.contains(source)) {
                add(owner, source.path(), Tree.text(volume.get("target"), ""));
            }
        });
    }

    private void add(Owner owner, String source, String target) {
        if (isFile(source) && isFile(target)) {
            problems.add(file(owner.service, source));
        } else {
            directory(owner, source);
        }
    }

    /** Docker would follow it, as root of the host. */
    private static Problem link(String service, Folder path) {
        return new Problem(
                "%s: there is a link on the way to %s".formatted(service, path),
                "whoever may write there can have it lead anywhere, and the container would be shown that",
                "see where it leads, and bind that directory; or put a directory in its place");
    }

    private static boolean isFile(String path) {
        return FILE.matcher(path).matches();
    }

    private static Problem file(String service, String path) {
        return new Problem(
                "%s: the file %s is not there".formatted(service, path),
                "made as a directory, it would be one in the container too, where the program wants a file",
                "put the file there and deploy again; if it is a directory, make it yourself");
    }

    private void directory(Owner owner, String path) {
        DataDirectory wanted = new DataDirectory(path, owner.ownership.owner(), owner.ownership.mode());
        DataDirectory first = directories.putIfAbsent(path, wanted);
        if (first == null) {
            owner.ownership
                    .unknown()
                    .ifPresent(
                            user -> notes.add("%s: only its image knows who %s is, so %s will be root's; say whose: %s"
                                    .formatted(owner.service, user, path, "x-swarmstead: {owner: \"UID:GID\"}")));
        } else if (owner.ownership.stated() && !first.equals(wanted)) {
            notes.add("%s: %s will be as another service asks that binds it too".formatted(owner.service, path));
        }
    }
}
