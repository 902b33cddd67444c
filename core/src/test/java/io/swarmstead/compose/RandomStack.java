package io.swarmstead.compose;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.function.Supplier;

/** Valid stack files, as people write them and as nobody would, from a seed. */
final class RandomStack {
    private static final List<String> VERSIONS = List.of("", "version: \"3\"\n", "version: '3.13'\n");
    private static final List<String> WORDS = List.of(
            "web",
            "a b",
            "yes",
            "no",
            "on",
            "null",
            "~",
            "true",
            "017",
            "0o17",
            "1_000",
            "1e3",
            "22:22",
            "2024-01-31",
            "-5",
            "+5",
            ".5",
            "5.",
            "1.50",
            "0x1F",
            "12e4567",
            "#no",
            "a #b",
            "a: b",
            "- x",
            "*",
            "&a",
            "!t",
            "%p",
            "@m",
            "`t`",
            "it's",
            "say \"hi\"",
            "back\\slash",
            "tab\there",
            "a\nb",
            "\u00E4\u263A",
            "",
            " lead",
            "trail ",
            "{a}",
            "[a]",
            "a,b",
            "?",
            "|",
            ">",
            "=",
            "<<",
            "$$",
            "$${X}",
            "${SET}",
            "$SET",
            "${UNSET}",
            "${UNSET:-de-fault}",
            "${EMPTY:-x}",
            "${EMPTY-x}",
            "${UNSET-y}",
            "${SET:?e}",
            "${SET?e}",
            "${EMPTY?e}",
            "$$1",
            "a$${b}c");

    private final Random random;

    RandomStack(long seed) {
        random = new Random(seed);
    }

    static Map<String, String> environment() {
        return Map.of("HOME", "/home/reader", "SET", "set", "EMPTY", "", "OUTSIDE", "out", "COUNT", "3", "FLAG", "yes");
    }

    String text() {
        StringBuilder file = new StringBuilder(one(VERSIONS)).append("services:\n");
        for (int service = 0; service < 1 + random.nextInt(3); service++) {
            file.append("  s")
                    .append(service)
                    .append(":\n    image: ")
                    .append(word())
                    .append('\n');
            some(6, keys()).forEach(key -> file.append("    ").append(key).append('\n'));
        }
        return file.append("networks: {front: , back: {driver: overlay, driver_opts: ")
                .append(options())
                .append(", labels: ")
                .append(pairs())
                .append("}}\nvolumes: {data: {labels: ")
                .append(pairs())
                .append("}, other: }\nconfigs: {c: {file: ./c.txt, labels: ")
                .append(pairs())
                .append("}}\nsecrets: {k: {external: true, name: ")
                .append(word())
                .append("}}\nx-any: {a: ")
                .append(scalar())
                .append(", b: ")
                .append(list(this::scalar))
                .append("}\n")
                .toString();
    }

    private List<String> keys() {
        return List.of(
                "command: "
                        + either(
                                () -> quoted("run 'b c' \"d $$e\" f\\g #h " + random.nextInt(9)),
                                () -> list(this::word)),
                "entrypoint: " + list(this::word),
                "environment: " + pairs(),
                "labels: " + pairs(),
                "sysctls: " + pairs(),
                "dns: " + either(this::word, () -> distinct(this::word)),
                "tmpfs: " + distinct(this::word),
                "cap_add: " + distinct(this::word),
                "expose: [" + random.nextInt(65535) + ", \"" + random.nextInt(65535) + "/udp\"]",
                "extra_hosts: " + either(() -> "[\"h:10.0.0.1\"]", () -> "{h: 10.0.0.1, g: \"::1\", n: }"),
                "hostname: " + word(),
                "user: " + word(),
                "init: " + random.nextBoolean(),
                "tty: " + one(List.of("true", "false", "${FLAG}", "${UNSET:-off}", "True", "FALSE")),
                "read_only: " + one(List.of("true", "false", "${FLAG}")),
                "stop_grace_period: " + duration(),
                "shm_size: " + size(),
                "networks: "
                        + either(
                                () -> "[front, back]",
                                () -> "{front: , back: {aliases: " + distinct(this::word)
                                        + ", ipv4_address: 10.0.0.7}}"),
                "ports: [" + ports() + "]",
                "volumes: [" + volumes() + "]",
                "configs: [c, {source: c, target: " + word() + ", uid: \"1\", mode: 0" + random.nextInt(8)
                        + random.nextInt(8) + "4}]",
                "secrets: [{source: k, mode: " + random.nextInt(512) + "}]",
                "ulimits: {nofile: " + random.nextInt(9) + ", nproc: {soft: " + random.nextInt(3)
                        + ", hard: ${COUNT}}}",
                "logging: {driver: " + word() + ", options: " + options() + "}",
                "healthcheck: {test: " + either(this::word, () -> list(this::word)) + ", interval: " + duration()
                        + ", timeout: " + duration() + ", retries: " + one(List.of("0", "3", "${COUNT}", "2.7")) + "}",
                "x-note: " + either(this::scalar, () -> list(this::scalar)),
                "deploy: {" + deploy() + "}",
                "depends_on: " + distinct(this::word));
    }

    private String deploy() {
        return String.join(
                ", ",
                some(
                        5,
                        List.of(
                                "mode: " + word(),
                                "replicas: " + one(List.of("0", "1", "${COUNT}", "2.0")),
                                "labels: " + pairs(),
                                "endpoint_mode: dnsrr",
                                "update_config: {" + update() + "}",
                                "rollback_config: {" + update() + "}",
                                "resources: {limits: {cpus: \"0.5\", memory: " + size() + "}, reservations: {memory: "
                                        + size() + "}}",
                                "restart_policy: {condition: any, delay: " + duration() + ", max_attempts: "
                                        + random.nextInt(3) + ", window: " + duration() + "}",
                                "placement: {constraints: " + list(this::word) + ", max_replicas_per_node: "
                                        + random.nextInt(3) + ", preferences: [{spread: " + word() + "}]}")));
    }

    private String update() {
        return String.join(
                ", ",
                some(
                        4,
                        List.of(
                                "parallelism: " + random.nextInt(3),
                                "delay: " + duration(),
                                "monitor: " + duration(),
                                "failure_action: " + word(),
                                "max_failure_ratio: " + one(List.of("0", "0.1", "1", "0.333", "1e-7", "1.0")),
                                "order: " + one(List.of("start-first", "stop-first")))));
    }

    private String ports() {
        int port = 1 + random.nextInt(60000);
        return one(List.of(
                String.valueOf(port),
                "\"" + port + "\"",
                port + ":" + (port + 1),
                "\"" + port + "-" + (port + 12) + ":" + port + "-" + (port + 12) + "/udp\"",
                "\"" + port + "-" + (port + 3) + ":80\"",
                "\"" + port + "-" + (port + 3) + "\"",
                "\"127.0.0.1:" + port + ":80/TCP\"",
                "\"[::1]:" + port + ":80\"",
                "\"127.0.0.1::80\"",
                "{target: " + port + ", published: ${COUNT}, mode: host}",
                "{target: " + port + ", protocol: udp}"));
    }

    private String volumes() {
        return one(List.of(
                "/anonymous",
                "data:/data",
                "data:/data:ro",
                "./a/../b:/b:Z",
                "../up:/up:rw",
                "~/home:/h:rslave,ro",
                "/:/root:ro,z",
                "\"C:\\\\dir:/dir\"",
                "x",
                "/a/../b:/c",
                "{type: volume, source: data, target: /d, volume: {nocopy: " + random.nextBoolean() + "}}",
                "{type: bind, source: ./r, target: /r, read_only: ${FLAG}, bind: {}}",
                "{type: tmpfs, target: /t, tmpfs: {size: " + random.nextInt(2) * 4096 + "}}"));
    }

    private String pairs() {
        if (random.nextBoolean()) {
            List<String> pairs = new ArrayList<>();
            for (int index = 0; index < random.nextInt(4); index++) {
                pairs.add(one(List.of("OUTSIDE", "K" + index, "K" + index + "=", "K" + index + "=" + one(WORDS))));
            }
            return pairs.stream().distinct().map(RandomStack::quoted).toList().toString();
        }
        return options(List.of("", scalarButFlag(), word()));
    }

    private String options() {
        return options(List.of(word(), String.valueOf(random.nextInt(99)), "1.5"));
    }

    private String options(List<String> values) {
        StringJoiner options = new StringJoiner(", ", "{", "}");
        for (int index = 0; index < random.nextInt(4); index++) {
            options.add((random.nextInt(4) == 0 ? "OUTSIDE" : "key." + index) + index + ": " + one(values));
        }
        return options.toString();
    }

    private String duration() {
        return one(List.of(
                "10s",
                "1m30s",
                "0s",
                "1.5h",
                "500ms",
                "1h0m1.25s",
                "90m",
                "250us",
                "3ns",
                "100h",
                "\"0\"",
                "1.0000005s"));
    }

    private String size() {
        return one(List.of("64M", "1g", "1.5GiB", "\"512\"", "20 kB", "3b", "\"0\"", "1TB"));
    }

    private String word() {
        return quoted(one(WORDS));
    }

    /** Not quoted where YAML lets it be, so that it becomes a number, a flag or a date. */
    private String scalar() {
        return one(List.of(
                scalarButFlag(),
                "true",
                "False",
                "yes",
                "Off",
                "~",
                "null",
                "2024-01-31T10:20:30Z",
                word(),
                "12e4567"));
    }

    private String scalarButFlag() {
        return one(List.of(
                "1",
                "-1",
                "017",
                "0o17",
                "0x1F",
                "0b101",
                "1_000",
                "1e3",
                "1e6",
                "1.50",
                ".5",
                "5.",
                "-0.0",
                "1e-7",
                "123456789.25",
                "12345678901234567890",
                "123456789012345678901234567890",
                "22:22",
                "2024-01-31",
                "08",
                "+7",
                "1__0",
                "0.1",
                "100000000.0",
                "1e20",
                "1e21",
                "1e22",
                "9007199254740993",
                "1.0E+2"));
    }

    private String list(Supplier<String> item) {
        List<String> items = new ArrayList<>();
        for (int index = 0; index < random.nextInt(4); index++) {
            items.add(item.get());
        }
        return items.toString();
    }

    /** Distinct also after the variables are filled in. */
    private String distinct(Supplier<String> item) {
        List<String> items = new ArrayList<>();
        for (int index = 0; index < random.nextInt(4); index++) {
            items.add("\"" + index + item.get().substring(1));
        }
        return items.toString();
    }

    private String either(Supplier<String> first, Supplier<String> second) {
        return random.nextBoolean() ? first.get() : second.get();
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private <T> List<T> some(int most, List<T> all) {
        List<T> left = new ArrayList<>(all);
        Collections.shuffle(left, random);
        return left.subList(0, random.nextInt(most + 1));
    }

    private static String quoted(String word) {
        return "\""
                + word.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t") + "\"";
    }
}
