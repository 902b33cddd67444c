package io.swarmstead.deployment;

import io.swarmstead.host.HostFile;
import io.swarmstead.spec.NamedFile;
import io.swarmstead.spec.Problem;
import io.swarmstead.stacks.StackName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns configs and secrets that have their content in the file or beside it into objects with a name for each content,
 * which the stack then refers to as to external ones: a changed content is another object, and services are swapped to
 * it by an ordinary update.
 */
record ContentObjects(StackName stack, FileContents contents, NameKey key, LiveStack live) {
    /**
     * A stack that refers to objects only.
     *
     * @param objects those it needs that came with the file, also those that are there already
     */
    record Externalized(StackFile stack, List<ContentObject> objects, List<Problem> problems) {}

    Externalized of(StackFile file) {
        List<ContentObject> objects = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        StackFile changed = file;
        for (StackChange.Kind kind : List.of(StackChange.Kind.CONFIG, StackChange.Kind.SECRET)) {
            Map<String, Object> section = new LinkedHashMap<>(file.section(section(kind)));
            section.replaceAll((name, declared) -> {
                Map<String, Object> declaration = Tree.mapping(declared);
                if (Boolean.TRUE.equals(declaration.get("external"))) {
                    return external(kind, name, declaration, objects, problems);
                }
                Optional<ContentObject> object = object(kind, name, declaration, problems);
                object.ifPresent(objects::add);
                return object.<Map<String, Object>>map(made -> Map.of("external", true, "name", made.name()))
                        .orElse(declaration);
            });
            changed = changed.with(section(kind), section);
        }
        return new Externalized(changed, List.copyOf(objects), List.copyOf(problems));
    }

    static String section(StackChange.Kind kind) {
        return kind + "s";
    }

    /** The names of the objects that the stack refers to. */
    static Set<String> names(StackFile stack, StackChange.Kind kind) {
        return stack.section(section(kind)).entrySet().stream()
                .map(object -> Tree.text(Tree.mapping(object.getValue()).get("name"), object.getKey()))
                .collect(Collectors.toSet());
    }

    /** An object that was set for this stack is meant before one of that very name, and that before one yet to be made. */
    private Map<String, Object> external(
            StackChange.Kind kind,
            String key,
            Map<String, Object> declaration,
            List<ContentObject> objects,
            List<Problem> problems) {
        String name = Tree.text(declaration.get("name"), key);
        Optional<LiveStack.SwarmObject> own = live.newest(kind, stack, name);
        if (own.isPresent()) {
            return Tree.with(declaration, "name", own.get().name());
        }
        if (live.has(kind, name)) {
            return declaration;
        }
        Object wish = GeneratedSecret.wish(declaration);
        if (kind == StackChange.Kind.SECRET && wish != null) {
            return generated(new GeneratedSecret(stack, name, wish), declaration, objects, problems);
        }
        problems.add(new Problem(
                "%s: the %s %s is not there".formatted(stack, kind, name),
                "the file says that it is external, and the swarm has none of that name",
                kind == StackChange.Kind.SECRET
                        ? "swarmstead secret set %s %s".formatted(stack, name)
                        : "docker config create %s FILE on a manager, or give its file".formatted(name)));
        return declaration;
    }

    private static Map<String, Object> generated(
            GeneratedSecret secret,
            Map<String, Object> declaration,
            List<ContentObject> objects,
            List<Problem> problems) {
        if (!secret.possible()) {
            problems.add(secret.problem());
            return declaration;
        }
        ContentObject object = secret.object();
        objects.add(object);
        return Tree.with(declaration, "name", object.name());
    }

    /** Absent for what is no content, such as a secret that a driver of the engine knows. */
    private Optional<ContentObject> object(
            StackChange.Kind kind, String name, Map<String, Object> declaration, List<Problem> problems) {
        Object content = declaration.get("content");
        Object file = declaration.get("file");
        if (content == null && file == null) {
            return Optional.empty();
        }
        try {
            String base64 = content == null
                    ? contents.base64(String.valueOf(file))
                    : Base64.getEncoder().encodeToString(String.valueOf(content).getBytes(StandardCharsets.UTF_8));
            ContentObject made = object(kind, name, declaration, base64);
            made.refusal(stack).ifPresent(problems::add);
            return Optional.of(made);
        } catch (IOException unreadable) {
            problems.add(new Problem(
                    "%s: the %s %s cannot be read".formatted(stack, kind, name),
                    NamedFile.why(unreadable),
                    "put the file there, of at most 1 MB, and deploy again"));
            return Optional.empty();
        }
    }

    private ContentObject object(StackChange.Kind kind, String key, Map<String, Object> declaration, String base64) {
        Map<String, String> labels = new LinkedHashMap<>();
        Tree.mapping(declaration.get("labels")).forEach((label, value) -> labels.put(label, String.valueOf(value)));
        String template = Tree.text(declaration.get("template_driver"), "");
        String identity = base64 + "\n" + template + "\n" + labels;
        String name = Tree.text(declaration.get("name"), stack + "_" + key) + "_" + mark(kind, identity);
        return new ContentObject(kind, key, name, base64, labels, template);
    }

    private String mark(StackChange.Kind kind, String identity) {
        return kind == StackChange.Kind.SECRET
                ? key.mark(identity)
                : HostFile.of("config", identity).sha256().substring(0, 12);
    }
}
