package io.swarmstead.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks that really are asked, by bash on this machine, where programs of a test stand before its own. */
public final class LookHere {
    private final Path programs;

    public LookHere(Path programs) {
        this.programs = programs;
    }

    /** From now on the name means this script. */
    public LookHere program(String name, String script) throws IOException {
        Path program = Files.writeString(programs.resolve(name), "#!/bin/bash\n" + script + "\n");
        if (!program.toFile().setExecutable(true)) {
            throw new IOException("cannot be made a program: " + program);
        }
        return this;
    }

    public Answers answers(Look look) throws IOException, InterruptedException {
        LookScript script = LookScript.of(look);
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", script.command().line());
        bash.environment().merge("PATH", programs.toString(), (own, first) -> first + ":" + own);
        Process asked = bash.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var input = asked.outputWriter()) {
            input.write(script.command().input());
        }
        String printed = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asked.waitFor();
        return script.answers(printed);
    }
}
