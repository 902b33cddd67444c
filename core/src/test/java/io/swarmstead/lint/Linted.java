package io.swarmstead.lint;

import io.swarmstead.compose.Finding;
import java.util.List;
import java.util.stream.Stream;

/** A file that is held against the rules, with nothing known of the cloud. */
record Linted(String text) {
    /** One with a service that has a network of Traefik's and these labels, an item a line. */
    static Linted labels(String... labels) {
        return service("deploy:\n  labels:\n    - " + String.join("\n    - ", labels) + "\n");
    }

    /** One with a service of which everything below its image is given. */
    static Linted service(String service) {
        return new Linted(("services:\n  web:\n    image: a:1\n    networks: [traefik_public]\n" + service.indent(4)
                + "networks: {traefik_public: {external: true}}\n"));
    }

    List<Finding> findings() {
        return Linter.check(ComposeFiles.of(text), Neighbourhood.UNKNOWN);
    }

    /** What is found of a rule, without its place. */
    List<String> facts(String rule) {
        return of(rule).map(Linted::fact).toList();
    }

    /** What is to be done of what a rule finds. */
    List<String> advice(String rule) {
        return of(rule).map(finding -> finding.problem().next()).toList();
    }

    /** With the edits made of what a rule finds. */
    String mended(String rule) {
        return Fixes.apply(text, of(rule).toList()).text();
    }

    private Stream<Finding> of(String rule) {
        return findings().stream().filter(finding -> finding.rule().equals(rule));
    }

    private static String fact(Finding finding) {
        String place = "stack.yml:" + finding.place();
        return finding.problem().what().substring(place.length());
    }
}
