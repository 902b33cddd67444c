package io.swarmstead.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands in double braces, as Go's templates are taken apart: braces within quotes or a comment are none. */
final class TemplateActions {
    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";
    private static final String COMMENT = "/*";

    private TemplateActions() {}

    /** Those of a text, without the marks that swallow spaces; empty where one is never closed. */
    static Optional<List<String>> of(String text) {
        List<String> actions = new ArrayList<>();
        int open = text.indexOf(OPEN);
        while (open >= 0) {
            int from = open + OPEN.length();
            from += text.startsWith("- ", from) ? 1 : 0;
            int end = end(text, from);
            if (end < 0) {
                return Optional.empty();
            }
            String action = text.substring(from, end);
            actions.add((action.endsWith(" -") ? action.substring(0, action.length() - 1) : action).strip());
            open = text.indexOf(OPEN, end + CLOSE.length());
        }
        return Optional.of(actions);
    }

    private static int end(String text, int from) {
        int at = from;
        if (text.substring(from).stripLeading().startsWith(COMMENT)) {
            int comment = text.indexOf("*/", text.indexOf(COMMENT, from) + COMMENT.length());
            return comment < 0 ? -1 : text.indexOf(CLOSE, comment);
        }
        while (at >= 0 && at < text.length() && !text.startsWith(CLOSE, at)) {
            char sign = text.charAt(at);
            at = sign == '"' || sign == '\'' || sign == '`' ? behind(text, at) : at + 1;
        }
        return at < text.length() ? at : -1;
    }

    /** Behind what is quoted; a backslash takes the next sign with it, but not between backquotes. */
    private static int behind(String text, int quote) {
        char sign = text.charAt(quote);
        int at = quote + 1;
        while (at < text.length() && text.charAt(at) != sign) {
            at += text.charAt(at) == '\\' && sign != '`' ? 2 : 1;
        }
        return at < text.length() ? at + 1 : -1;
    }
}
