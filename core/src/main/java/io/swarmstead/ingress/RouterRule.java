package io.swarmstead.ingress;

import java.util.List;

/** The rule of a Traefik router, read. */
public sealed interface RouterRule {
    /** Reads a rule, whatever is in it. */
    static RouterRule of(String rule) {
        return RouterRuleParser.parse(rule);
    }

    /** It is well formed; whether Traefik knows the matchers is another question. */
    record Parsed(List<Matcher> matchers) implements RouterRule {
        public Parsed {
            matchers = List.copyOf(matchers);
        }
    }

    /**
     * It is not well formed.
     *
     * @param column in the rule, from 1
     */
    record Malformed(int column, String what) implements RouterRule {}

    /**
     * A matcher in a rule, such as {@code Host(`a.example.com`)}.
     *
     * @param from where it begins in the rule, from 0
     * @param to the first character behind it
     */
    record Matcher(String name, List<String> arguments, int from, int to) {
        public Matcher {
            arguments = List.copyOf(arguments);
        }

        /** Whether the rule has nothing besides. */
        public boolean isAllOf(String rule) {
            return from == 0 && to == rule.length();
        }
    }
}
