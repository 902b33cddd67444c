package io.swarmstead.ingress;

import io.swarmstead.ingress.RouterRule.Malformed;
import io.swarmstead.ingress.RouterRule.Matcher;
import io.swarmstead.ingress.RouterRule.Parsed;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the rules of Traefik's routers: matchers with texts in backquotes or double quotes, joined by {@code &&},
 * {@code ||}, {@code !} and parentheses, as Go's expressions are.
 */
final class RouterRuleParser {
    /** Deeper nesting is no rule that a person wrote. */
    private static final int DEEPEST = 100;

    private final String rule;
    private final List<Matcher> matchers = new ArrayList<>();
    private int position;
    private int depth;

    private RouterRuleParser(String rule) {
        this.rule = rule;
    }

    static RouterRule parse(String rule) {
        RouterRuleParser parser = new RouterRuleParser(rule);
        try {
            parser.expression();
            parser.end();
            return new Parsed(parser.matchers);
        } catch (Unexpected unexpected) {
            return new Malformed(parser.position + 1, unexpected.what);
        }
    }

    private static final class Unexpected extends Exception {
        private static final long serialVersionUID = 1;
        private final String what;

        Unexpected(String what) {
            super(what, null, false, false);
            this.what = what;
        }
    }

    private void expression() throws Unexpected {
        operand();
        while (takes("&&") || takes("||")) {
            operand();
        }
    }

    private void operand() throws Unexpected {
        if (takes("!")) {
            nested(this::operand);
            return;
        }
        if (takes("(")) {
            nested(this::expression);
            expect(")");
        } else {
            matcher();
        }
    }

    @FunctionalInterface
    private interface Reading {
        void read() throws Unexpected;
    }

    private void nested(Reading inner) throws Unexpected {
        if (++depth > DEEPEST) {
            throw new Unexpected("nested more than " + DEEPEST + " times");
        }
        inner.read();
        depth--;
    }

    private void matcher() throws Unexpected {
        skipSpace();
        int from = position;
        while (position < rule.length() && Character.isLetter(rule.charAt(position))) {
            position++;
        }
        if (position == from) {
            throw new Unexpected("a matcher is expected here, such as Host(`app.example.com`)" + found());
        }
        String name = rule.substring(from, position);
        expect("(");
        List<String> arguments = new ArrayList<>();
        if (!takes(")")) {
            do {
                arguments.add(text());
            } while (takes(","));
            expect(")");
        }
        matchers.add(new Matcher(name, arguments, from, position));
    }

    private String text() throws Unexpected {
        skipSpace();
        char quote = position < rule.length() ? rule.charAt(position) : ' ';
        if (quote != '`' && quote != '"') {
            throw new Unexpected("a text in backquotes is expected here" + found());
        }
        int end = position + 1;
        while (end < rule.length() && rule.charAt(end) != quote) {
            end += quote == '"' && rule.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= rule.length()) {
            throw new Unexpected("the quote that opens here is not closed");
        }
        String text = rule.substring(position + 1, end);
        position = end + 1;
        return quote == '"' ? text.replaceAll("\\\\(.)", "$1") : text;
    }

    private void end() throws Unexpected {
        skipSpace();
        if (position < rule.length()) {
            throw new Unexpected(
                    rule.charAt(position) == ')'
                            ? "this parenthesis was never opened"
                            : "&& or || is expected between matchers" + found());
        }
    }

    private void expect(String token) throws Unexpected {
        if (!takes(token)) {
            throw new Unexpected("%s is expected here%s".formatted(token, found()));
        }
    }

    private boolean takes(String token) {
        skipSpace();
        boolean there = rule.startsWith(token, position);
        position += there ? token.length() : 0;
        return there;
    }

    private void skipSpace() {
        while (position < rule.length() && Character.isWhitespace(rule.charAt(position))) {
            position++;
        }
    }

    private String found() {
        return position < rule.length() ? ", not " + rule.charAt(position) : ", and the rule ends";
    }
}
