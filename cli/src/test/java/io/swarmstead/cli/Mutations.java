package io.swarmstead.cli;

import java.util.List;
import java.util.Random;

/** Texts that are almost right: samples that are broken in a few places. The same seed gives the same ones, in the same order. */
final class Mutations {
    /** What has a meaning to somebody: to YAML, shells, templates, terminals, paths, numbers, rules of Traefik, HTTP. */
    private static final List<String> SPICE = List.of(
            "\0",
            "\u001b[2J",
            "\u202e",
            "\u00a0",
            "\ud800",
            "\ufeff",
            "\n",
            "\r\n",
            "\r\n\r\n",
            "\t",
            " ",
            "'",
            "\"",
            "`",
            "\\",
            "$",
            "${",
            "${A:-",
            "$$",
            "$(touch /x)",
            ": ",
            ":",
            "- ",
            "? ",
            "[",
            "]",
            "{",
            "}",
            ",",
            "&a ",
            "*a",
            "<<: ",
            "!!binary ",
            "!",
            "|\n",
            ">-\n",
            "#",
            "%",
            "~",
            "null",
            "true",
            "no",
            "-1",
            "0",
            "00",
            "0x1f",
            "1e999",
            ".inf",
            ".nan",
            "1.5",
            "99999999999999999999",
            "-9223372036854775809",
            "2147483648",
            "10.0.0.300",
            "::1",
            "/",
            "//",
            "/./",
            "../",
            "/dev/zero",
            "Host(`",
            "`)",
            " && ",
            " || ",
            "!(",
            "GET ",
            "HTTP/1.1",
            "Content-Length: -1\r\n",
            "%00",
            "%zz",
            "@",
            "sha256:",
            "=",
            "x".repeat(5000),
            "[".repeat(300),
            "  ".repeat(200),
            "\u00e9\u4e16\ud83d\ude00");

    private static final int MOST_AT_ONCE = 4;

    private final List<String> samples;
    private final Random random;

    Mutations(List<String> samples, long seed) {
        this.samples = List.copyOf(samples);
        this.random = new Random(seed);
    }

    String next() {
        StringBuilder text = new StringBuilder(one(samples));
        for (int left = 1 + random.nextInt(MOST_AT_ONCE); left > 0; left--) {
            change(text);
        }
        return text.toString();
    }

    private void change(StringBuilder text) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + 1 + random.nextInt(20));
        switch (random.nextInt(7)) {
            case 0, 1 -> text.insert(at, one(SPICE));
            case 2 -> text.replace(at, end, one(SPICE));
            case 3 -> text.delete(at, end);
            case 4 -> text.insert(at, text.substring(at, end).repeat(1 + random.nextInt(3)));
            case 5 -> text.insert(at, part(one(samples)));
            default -> text.setLength(at);
        }
    }

    /** Some lines of it. */
    private String part(String text) {
        List<String> lines = text.lines().toList();
        int from = random.nextInt(lines.size() + 1);
        int to = Math.min(lines.size(), from + random.nextInt(4));
        return "\n" + String.join("\n", lines.subList(from, to)) + "\n";
    }

    private String one(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
