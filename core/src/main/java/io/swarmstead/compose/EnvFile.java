package io.swarmstead.compose;

import io.swarmstead.spec.NamedFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file of variables, a {@code NAME=value} in each line. There is no quoting, no {@code export} and no comment behind a
 * value: everything after the first {@code =} is the value. A name alone takes its value from the environment.
 */
final class EnvFile {
    /** Bytes; more do not fit into the environment of a process on Linux. */
    private static final int LIMIT = 2 << 20;

    private EnvFile() {}

    /** A file that cannot be used, and what to do about it. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        private final String next;

        Unusable(String what, String next) {
            super(what);
            this.next = next;
        }

        String next() {
            return next;
        }
    }

    static Map<String, String> read(Path file, Map<String, String> environment) throws Unusable {
        try {
            return parse(file, NamedFile.text(file, LIMIT), environment);
        } catch (NamedFile.Unreadable e) {
            throw new Unusable(file + " cannot be read: " + e.getMessage(), "check that it is the right file");
        } catch (NoSuchFileException _) {
            throw new Unusable(file + " is not there", "write it, or correct its name; names begin at the stack file");
        } catch (CharacterCodingException _) {
            throw new Unusable(file + " is not UTF-8 text", "save it as UTF-8 in your editor");
        } catch (IOException _) {
            throw new Unusable(file + " cannot be read", "check that it is a file, and that you may read it");
        }
    }

    private static Map<String, String> parse(Path file, String text, Map<String, String> environment) throws Unusable {
        Map<String, String> variables = new LinkedHashMap<>();
        int number = 0;
        for (String raw : (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r?\n", -1)) {
            number++;
            String line = raw.stripLeading();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            String name = equals < 0 ? line : line.substring(0, equals);
            if (name.isEmpty() || name.chars().anyMatch(Character::isWhitespace)) {
                throw new Unusable(
                        file + ":" + number + ": no name of a variable stands there",
                        "write NAME=value, without spaces before the = and without export");
            }
            if (equals >= 0) {
                variables.put(name, line.substring(equals + 1));
            } else if (environment.containsKey(name)) {
                variables.put(name, environment.getOrDefault(name, ""));
            }
        }
        return variables;
    }
}
