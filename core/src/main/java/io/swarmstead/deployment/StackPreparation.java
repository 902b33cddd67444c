package io.swarmstead.deployment;

import io.swarmstead.deployment.StackChange.Kind;
import io.swarmstead.host.HostException;
import io.swarmstead.lint.Linter;
import io.swarmstead.routes.RouteSite;
import io.swarmstead.routes.RoutedFile;
import io.swarmstead.spec.Problem;
import io.swarmstead.stacks.StackName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Everything before the question: the file is read, routes and what is silent are filled in, contents become objects, tags
 * become digests, and then the plan is made. Reads from hosts and registries, and changes nothing.
 *
 * @param prune whether services that the file no longer has are to be removed
 */
record StackPreparation(StackSite site, StackName name, boolean prune) {
    Preparation prepare(StackSource source) throws HostException {
        StackLook look = StackLook.at(site, name);
        return switch (source) {
            case StackSource.Recorded(var record) -> again(record, look);
            case StackSource.File file -> fresh(file, look);
        };
    }

    private Preparation fresh(StackSource.File file, StackLook look) throws HostException {
        Remarks remarks = Remarks.of(Linter.check(file.compose(), site.neighbourhood(name)));
        List<Problem> problems = new ArrayList<>(remarks.errors());
        RoutedFile routed = RoutedFile.of(file.compose(), name.value(), RouteSite.of(site.spec()));
        problems.addAll(ScopedNames.problems(name, new StackFile(file.compose().tree())));
        StackFile read = Binds.plain(new StackFile(routed.file().tree()));
        StackDefaults.Filled filled = new StackDefaults(
                        site.mount(), look.live().nodes())
                .fill(site.ipvs() ? read : read.withoutVirtualAddresses());
        NameKey key = look.nameKey().orElseGet(NameKey::random);
        ContentObjects.Externalized objects =
                new ContentObjects(name, file.contents(), key, look.live()).of(filled.stack());
        problems.addAll(objects.problems());
        StackImages.Pinned images = new StackImages(site, look.live().nodes(), look.logins()).pin(objects.stack());
        problems.addAll(images.problems());
        MissingDirectories missing = new DataDirectories(site)
                .missing(Binds.plain(new StackFile(file.compose().tree())));
        problems.addAll(missing.problems());
        if (!problems.isEmpty()) {
            return new Preparation.Refused(List.copyOf(problems));
        }
        List<String> notes = Stream.of(
                        remarks.warnings(),
                        images.notes(),
                        missing.notes(),
                        GeneratedSecret.notes(objects.objects(), look.history()),
                        look.history().notes())
                .flatMap(List::stream)
                .toList();
        var findings = new StackPlanner.Findings(all(routed, filled), missing.directories(), images.pulls(), notes);
        return ready(images.stack(), objects.objects(), findings, file.compose().text(), key, look);
    }

    private static List<StackDefault> all(RoutedFile routed, StackDefaults.Filled filled) {
        return Stream.concat(routed.additions().stream().map(StackDefault::of), filled.defaults().stream())
                .toList();
    }

    /** A secret that has another object by now is deployed with that: values are not recorded. */
    private Preparation again(DeploymentRecord record, StackLook look) throws HostException {
        List<Problem> problems = new ArrayList<>(new RecordedRoot(name, record, site.neighbourhood(name)).problems());
        List<String> notes = new ArrayList<>();
        StackFile stack = Binds.plain(new StackFile(record.tree()));
        Map<String, Object> secrets = new LinkedHashMap<>(stack.section("secrets"));
        secrets.replaceAll((key, declared) -> secret(key, Tree.mapping(declared), look.live(), problems, notes));
        StackImages.Pinned images =
                new StackImages(site, look.live().nodes(), look.logins()).pin(stack.with("secrets", secrets));
        problems.addAll(images.problems());
        notes.addAll(images.notes());
        MissingDirectories missing = new DataDirectories(site).missing(images.stack());
        problems.addAll(missing.problems());
        notes.addAll(missing.notes());
        if (!problems.isEmpty()) {
            return new Preparation.Refused(List.copyOf(problems));
        }
        var findings = new StackPlanner.Findings(List.of(), missing.directories(), images.pulls(), notes);
        NameKey key = look.nameKey().orElseGet(NameKey::random);
        return ready(images.stack(), record.configs(), findings, record.file(), key, look);
    }

    private Map<String, Object> secret(
            String key, Map<String, Object> declared, LiveStack live, List<Problem> problems, List<String> notes) {
        String object = Tree.text(declared.get("name"), key);
        if (live.has(Kind.SECRET, object)) {
            return declared;
        }
        return live.newest(Kind.SECRET, name, key)
                .map(now -> {
                    notes.add("the secret " + key + " keeps its present value: that of then is not recorded");
                    return Tree.with(declared, "name", now.name());
                })
                .orElseGet(() -> {
                    problems.add(new Problem(
                            "%s: the secret %s is not there".formatted(name, key),
                            "it was removed since, and values of secrets are not recorded",
                            "swarmstead secret set %s %s, or deploy a file".formatted(name, key)));
                    return declared;
                });
    }

    private Preparation ready(
            StackFile stack,
            List<ContentObject> objects,
            StackPlanner.Findings findings,
            String text,
            NameKey key,
            StackLook look) {
        StackPlan plan = new StackPlanner(name, look.history().lastSucceeded(), look.live(), prune)
                .plan(stack, objects, findings);
        return new Preparation.Ready(
                plan, stack, objects, text, look.history(), key, !look.logins().isEmpty());
    }
}
