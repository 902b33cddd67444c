package io.swarmstead.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Renders the commands' own descriptions as one manual page in groff's man macros. */
final class ManualPage {
    private final StringBuilder page = new StringBuilder();

    private ManualPage() {}

    static String of(CommandSpec root, String version) {
        ManualPage manual = new ManualPage();
        manual.macro(".TH " + root.name().toUpperCase(Locale.ROOT) + " 1 \"\" \"" + version + "\"");
        manual.macro(".SH NAME");
        manual.text(root.name() + " - " + help(root).description());
        manual.macro(".SH SYNOPSIS");
        manual.text(help(root).synopsis(0));
        manual.options(root);
        manual.macro(".SH COMMANDS");
        root.subcommands().values().stream().distinct().forEach(manual::command);
        manual.macro(".SH EXIT STATUS");
        manual.tagged("0", "Done.");
        manual.tagged("1", "Failed; the problems are on standard error.");
        manual.tagged("2", "Wrong usage or wrong input; nothing was done.");
        return manual.page.toString();
    }

    private void command(CommandLine commandLine) {
        CommandSpec command = commandLine.getCommandSpec();
        if (command.usageMessage().hidden()) {
            return;
        }
        macro(".SS " + command.qualifiedName());
        text(help(command).synopsis(0));
        macro(".PP");
        text(help(command).description());
        command.positionalParameters()
                .forEach(parameter -> tagged(parameter.paramLabel(), String.join("\n", parameter.description())));
        options(command);
        example(List.of(command.usageMessage().footer()));
        command.subcommands().values().stream().distinct().forEach(this::command);
    }

    private void options(CommandSpec command) {
        for (OptionSpec option : command.options()) {
            if (!option.hidden() && !(option.inherited() && option.usageHelp())) {
                String value = option.arity().max() > 0 ? " " + option.paramLabel() : "";
                tagged(String.join(", ", option.names()) + value, String.join("\n", option.description()));
            }
        }
    }

    private void example(List<String> lines) {
        if (!lines.isEmpty()) {
            macro(".PP");
            macro(".nf");
            text(String.join("\n", lines).stripIndent());
            macro(".fi");
        }
    }

    private void tagged(String tag, String text) {
        macro(".TP");
        text(tag);
        text(text);
    }

    private void macro(String line) {
        page.append(line).append('\n');
    }

    private void text(String text) {
        page.append(escaped(text)).append('\n');
    }

    /** Nothing in the text is a request to groff, and a hyphen stays one that can be copied. */
    static String escaped(String text) {
        return text.strip()
                .lines()
                .map(line -> line.replace("\\", "\\e").replace("-", "\\-"))
                .map(line -> line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line)
                .collect(Collectors.joining("\n"));
    }

    private static Help help(CommandSpec command) {
        return new Help(command, Help.defaultColorScheme(Ansi.OFF));
    }
}
