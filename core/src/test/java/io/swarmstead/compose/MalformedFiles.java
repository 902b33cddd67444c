package io.swarmstead.compose;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** Files that nobody can deploy, and a programme that reads them all in a small heap. */
final class MalformedFiles {
    private static final String SERVICE = "services:\n  web:\n    image: nginx\n";

    private MalformedFiles() {}

    /** By a name, in the order in which they are read. */
    static SequencedMap<String, byte[]> all() {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        syntax(texts);
        bombs(texts);
        types(texts);
        references(texts);
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        texts.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        files.put("not UTF-8", new byte[] {'s', ':', ' ', (byte) 0xC3, (byte) 0x28});
        files.put("binary", new byte[] {0, 1, 2, 3, (byte) 0x7F, 'E', 'L', 'F'});
        files.put("half of UTF-16", new byte[] {(byte) 0xFF, (byte) 0xFE, 's', 0, 'x'});
        files.put("too long", new byte[(1 << 20) + 1]);
        return files;
    }

    private static void syntax(Map<String, String> texts) {
        texts.put("empty", "");
        texts.put("only a comment", "# nothing\n");
        texts.put("a list", "- a\n- b\n");
        texts.put("a tab", "services:\n\tweb:\n");
        texts.put("bad indentation", SERVICE + "   ports:\n    - 80\n");
        texts.put("open quote", SERVICE + "    user: \"me\n");
        texts.put("open bracket", SERVICE + "    ports: [80, 81\n");
        texts.put("two colons", SERVICE + "    user: a: b\n");
        texts.put("unknown alias", SERVICE + "    user: *me\n");
        texts.put("two documents", SERVICE + "---\n" + SERVICE);
        texts.put("backtick", SERVICE + "    user: `me`\n");
        texts.put("control character", SERVICE + "    user: a\u0007b\n");
        texts.put("number as a key", SERVICE + "    labels: {1: a}\n");
        texts.put("list as a key", SERVICE + "    labels: {[a]: a}\n");
        texts.put("unknown tag", SERVICE + "    user: !me you\n");
    }

    private static void bombs(Map<String, String> texts) {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 12; level++) {
            laughs.append("a%1$d: &a%1$d [%2$s]\n"
                    .formatted(level, ("*a" + (level - 1) + ", ").repeat(10).replaceAll(", $", "")));
        }
        texts.put("aliases of aliases", laughs + SERVICE);
        texts.put("merges of merges", laughs.toString().replace("[x, x", "[{x: y}, {x: y}") + SERVICE);
        texts.put("an alias of itself", SERVICE + "    x-a: &a [*a]\n");
        texts.put("a merge of itself", "services: &s\n  web:\n    <<: *s\n    image: nginx\n");
        texts.put("deep lists", "a: " + "[".repeat(500_000));
        texts.put("deep mappings", "{a: ".repeat(200_000));
        texts.put("many values", SERVICE + "    command: [" + "a,".repeat(400_000) + "a]\n");
        texts.put("many keys", SERVICE + "    labels:\n" + "      k:\n".repeat(100_000));
        texts.put("many ports", SERVICE + "    ports:\n" + "      - 1-65535:1-65535\n");
        texts.put("long variables", SERVICE + "    user: " + "${LONG}".repeat(100_000) + "\n");
        texts.put("a long number", SERVICE + "    init: " + "9".repeat(900_000) + "\n");
    }

    private static void types(Map<String, String> texts) {
        texts.put("list of services", "services:\n  - web\n");
        texts.put("text for a service", "services:\n  web: nginx\n");
        texts.put("number as a version", "version: 3.8\n" + SERVICE);
        texts.put("version 2", "version: '2.4'\n" + SERVICE);
        texts.put("slipped key", SERVICE + "    enviroment: [A=1]\n");
        texts.put("key of a later version", "version: '3.1'\n" + SERVICE + "    init: true\n");
        texts.put("key of another tool", SERVICE + "    mem_limit: 1g\n");
        texts.put("bad duration", SERVICE + "    stop_grace_period: 10\n");
        texts.put("bad port", SERVICE + "    ports: [\"99999:80\"]\n");
        texts.put("bad volume", SERVICE + "    volumes: [\"aa:bb:cc:dd\"]\n");
        texts.put("flag in labels", SERVICE + "    labels: {traefik.enable: true}\n");
        texts.put("open quote in a command", SERVICE + "    command: run \"a\n");
    }

    private static void references(Map<String, String> texts) {
        texts.put("bad variable", SERVICE + "    user: $%\n");
        texts.put("variable without a value", SERVICE + "    user: ${WHO:?must be given}\n");
        texts.put("no env file", SERVICE + "    env_file: nowhere.env\n");
        texts.put("undefined network", SERVICE + "    networks: [public]\n");
        texts.put("undefined volume", SERVICE + "    volumes: [\"data:/data\"]\n");
        texts.put("mapping and list", SERVICE + "    networks: [a]\n    networks: {b: }\nnetworks: {a: , b: }\n");
    }

    /** Prints a line for each file: its name, milliseconds, whether it was refused, and the first finding. */
    public static void main(String[] arguments) {
        Surroundings surroundings = new Surroundings(Path.of("/nowhere"), Map.of("LONG", "x".repeat(100_000)));
        // the time of the processor: that of the wall also tells what else the machine is doing
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        ComposeReader.read("warm-up.yml", SERVICE.getBytes(StandardCharsets.UTF_8), surroundings);
        all().forEach((name, bytes) -> {
            long start = clock.getCurrentThreadCpuTime();
            Reading reading = ComposeReader.read("stack.yml", bytes, surroundings);
            long milliseconds = (clock.getCurrentThreadCpuTime() - start) / 1_000_000;
            System.out.printf(
                    "%s\t%d\t%b\t%s\t%s%n",
                    name,
                    milliseconds,
                    reading.file().isEmpty(),
                    reading.findings().getFirst().rule(),
                    reading.findings().getFirst().problem().what().replace('\n', ' '));
        });
    }
}
