package io.swarmstead.cli;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.swarmstead.spec.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** {@code swarmstead password}: the hash by which the cloud's login knows a user. */
@Command(
        name = "password",
        description = {
            "Make the hash of a password, for ingress.users in the cloud's file.",
            "Asks for the password without showing it, or reads it from standard input. Prints a bcrypt hash; the password"
                    + " is kept nowhere. Services with protect: true ask for it once swarmstead up has told the ingress."
        },
        footer = {
            "",
            "Examples:",
            "  # typed, twice",
            "  swarmstead password",
            "  # made here, and shown to nobody but its user",
            "  openssl rand -base64 18 | tee alice.txt | swarmstead password"
        })
final class Password implements Callable<Integer> {
    /** The least that OWASP recommends: every request with a password costs Traefik this much work again. */
    private static final int COST = 10;

    /** bcrypt reads no further. */
    private static final int LONGEST = 72;

    private final Terminal terminal;
    private final Echo echo;

    Password(Terminal terminal, Echo echo) {
        this.terminal = terminal;
        this.echo = echo;
    }

    @Override
    public Integer call() {
        HiddenInput input = new HiddenInput(terminal, echo, "password");
        // the line feed that ends what is piped is none that anybody could type
        String password =
                terminal.interactive() ? input.typedTwice() : input.piped().replaceFirst("\\R\\z", "");
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        requireUsable(password, bytes);
        terminal.out()
                .line(new String(BCrypt.with(BCrypt.Version.VERSION_2Y).hash(COST, bytes), StandardCharsets.US_ASCII));
        terminal.err().line("write it below ingress.users in the cloud's file, in quotes, and run: swarmstead up");
        return ExitCode.OK;
    }

    private static void requireUsable(String password, byte[] bytes) {
        if (password.isEmpty() || password.chars().anyMatch(Character::isISOControl)) {
            throw Stopped.wrongInput(List.of(new Problem(
                    password.isEmpty() ? "the password is empty" : "the password has a character that nobody can type",
                    "it is one line of text, in UTF-8",
                    "run the command again, or make one: openssl rand -base64 18 | swarmstead password")));
        }
        if (bytes.length > LONGEST) {
            throw Stopped.wrongInput(List.of(new Problem(
                    "the password has %d bytes".formatted(bytes.length),
                    "bcrypt takes %d into account and no more".formatted(LONGEST),
                    "choose a shorter one")));
        }
    }
}
