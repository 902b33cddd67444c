package io.swarmstead.cli;

import io.swarmstead.spec.NamedFile;
import io.swarmstead.spec.Problem;
import io.swarmstead.stacks.StackSecrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Gets a secret's value from where the owner has it; never from the command line, which others can read. */
record SecretValue(Terminal terminal, Echo echo) {
    /** What a reader of UTF-8 makes of bytes that are none. */
    private static final char NOT_TEXT = '\ufffd';

    private static final String OTHERWISE = "give it in a file: --from-file FILE";

    /** The bytes of the file as they are. */
    byte[] fromFile(Path file) {
        try {
            return checked(NamedFile.beginning(file, StackSecrets.LARGEST + 1));
        } catch (IOException unreadable) {
            throw Stopped.wrongInput(List.of(new Problem(
                    file + ": cannot be read", NamedFile.why(unreadable), "name the file with --from-file")));
        }
    }

    /** Typed twice by a person without being shown, or all of standard input as it is. */
    byte[] fromInput() {
        HiddenInput input = new HiddenInput(terminal, echo, "value");
        String text = terminal.interactive() ? input.typedTwice() : input.piped();
        if (text.indexOf(NOT_TEXT) >= 0) {
            throw Stopped.wrongInput(
                    List.of(new Problem("the value is no text in UTF-8", "standard input is read as text", OTHERWISE)));
        }
        return checked(text.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] checked(byte[] value) {
        if (value.length == 0) {
            throw Stopped.wrongInput(
                    List.of(new Problem("the value is empty", "Swarm keeps no empty secrets", OTHERWISE)));
        }
        if (value.length > StackSecrets.LARGEST) {
            throw Stopped.wrongInput(List.of(new Problem(
                    "the value has more than " + StackSecrets.LARGEST + " bytes",
                    "Swarm keeps no larger secrets",
                    "encrypt it into a file on the shared volume, and make only its key a secret")));
        }
        if (value[value.length - 1] == '\n') {
            terminal.err().line("the value ends with a line feed, which belongs to it");
        }
        return value;
    }
}
