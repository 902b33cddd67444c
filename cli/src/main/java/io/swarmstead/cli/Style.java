package io.swarmstead.cli;

/** How a word looks on a terminal with colour; never the only bearer of a meaning. */
enum Style {
    BOLD(1),
    FAINT(2),
    RED(31),
    GREEN(32),
    YELLOW(33);

    private final String before;

    Style(int code) {
        before = "\u001b[" + code + "m";
    }

    String of(String text) {
        return before + text + "\u001b[0m";
    }
}
