package io.swarmstead.cli;

import java.util.regex.Pattern;

/** How a word looks on a terminal with colour; never the only bearer of a meaning. */
enum Style {
    BOLD(1),
    FAINT(2),
    RED(31),
    GREEN(32),
    YELLOW(33);

    /** What any of them, or the end of one, looks like; whoever else writes it changes colours, and nothing more. */
    static final Pattern CODE = Pattern.compile("\u001b\\[(?:[0-9]{1,3}(?:;[0-9]{1,3})*)?m");

    private final String before;

    Style(int code) {
        before = "\u001b[" + code + "m";
    }

    String of(String text) {
        return before + text + "\u001b[0m";
    }
}
