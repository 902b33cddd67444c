package io.swarmstead.lint;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Stacks with one service that Docker's reader takes, and its command and the swarm's managers only sometimes, from a seed. */
final class RandomService {
    private static final List<String> TIMES = List.of("-1s", "0s", "1ns", "999us", "1ms", "5s", "1m30s");
    private static final List<String> FILLED = List.of(
            "plain",
            "{{.Node.Hostname}}",
            "{{ .Task.Slot }}",
            "{{- .Node.ID -}}",
            "{{.Foo}}",
            "{{.Task.Slot.Last}}",
            "{{.Service.Labels}}",
            "{{.Service.Labels.x}}",
            "{{.Node.Platform.OS}}",
            "{{ foo }}",
            "{{ foo.bar }}",
            "{{}}",
            "{{",
            "}}",
            "a {{ b",
            "{{ if .Node }}x{{ end }}",
            "{{ join `a` .Node.ID }}",
            "{{ printf `%s` .Task.ID }}",
            "{{/* c */}}",
            "{{ len .Task.Name }}",
            "{{ true }}",
            "{ {a} }",
            "{{.}}",
            "{{ env `A` }}",
            "{{ `{{foo}}` }}",
            "{{ `{{` }}x");

    private final Random random;

    RandomService(long seed) {
        random = new Random(seed);
    }

    String text() {
        List<Supplier<String>> keys = List.of(
                this::image,
                this::deploy,
                this::healthcheck,
                this::volumes,
                this::ports,
                this::environment,
                this::restart,
                this::contents);
        String service = IntStream.range(0, keys.size())
                .filter(index -> index == 0 || random.nextInt(5) == 0)
                .mapToObj(index -> "    " + keys.get(index).get() + "\n")
                .collect(Collectors.joining());
        return """
                services:
                  %s:
                %snetworks: {default: %s}
                volumes: {data: , more: }
                secrets: {key: {file: ./key}, %s: {file: ./key}}
                configs: {page: {file: ./page}}
                """.formatted(
                        name(12),
                        service,
                        one("{}", "{}", "{}", "{name: '%s'}".formatted(chars("ab-_. ", 4)), subnet()),
                        name(3));
    }

    private String name(int odd) {
        return random.nextInt(odd) == 0 ? "w" + chars("ab-_.", 3) : "web";
    }

    private String subnet() {
        return "{ipam: {config: [{subnet: '%s'}]}}"
                .formatted(
                        one("10.1.0.0/16", "10.1.2.0/16", "10.1.0.0", "fd00::/64", "10.1.0.0/33", "a/8", "10.1.0.0/"));
    }

    private String image() {
        String odd = random.nextBoolean() ? "'%s'".formatted(chars("abA01-_./:@", 12)) : "a" + chars("ab1._-/:", 8);
        return "image: " + (random.nextInt(4) == 0 ? odd + "z" : "nginx:1").replace("'z", "'");
    }

    private String deploy() {
        return "deploy: {%s}"
                .formatted(some(
                        "mode: " + one("global", "replicated", "replicated-job", "global-job", "other"),
                        "replicas: " + random.nextInt(3),
                        "endpoint_mode: " + one("vip", "dnsrr", "DnsRR", "other"),
                        "placement: {constraints: ['%s']}".formatted(constraint()),
                        "restart_policy: {condition: %s, delay: %s, window: %s}"
                                .formatted(one("any", "none", "on-failure", "always"), time(), time()),
                        "update_config: {failure_action: %s, delay: %s, monitor: %s, max_failure_ratio: %s}"
                                .formatted(
                                        one("pause", "continue", "rollback", "stop"),
                                        time(),
                                        time(),
                                        one("0", "0.5", "1", "1.01", "-0.1")),
                        "rollback_config: {failure_action: %s, delay: %s, max_failure_ratio: %s}"
                                .formatted(one("pause", "continue", "rollback", "stop"), time(), one("0", "2", "-1")),
                        "resources: {%s: {cpus: '%s', memory: '%s'}}"
                                .formatted(
                                        one("limits", "reservations"),
                                        chars("0123456789.,", 5) + one("", "", "m", "%", " ", ".0000000001"),
                                        one("1", "4095K", "6M", "1G"))));
    }

    private String constraint() {
        return one("node.labels.a", "engine.labels.b", "node.labels.", "a b", "=", "", "1a", "a")
                        .concat(random.nextInt(2) == 0 ? "" : " ")
                        .replaceAll("^(a|node\\.labels\\.) ?$", "node.labels.c")
                + one("==", "!=", "=", "<", "===", " == ")
                + one("x", "true", "a b", "a,b", "", "a@b", "A_1.2-3", "(a|b)*");
    }

    private String healthcheck() {
        return "healthcheck: {%s}"
                .formatted(some(
                        "disable: " + random.nextBoolean(),
                        "test: 'true'",
                        "interval: " + time(),
                        "timeout: " + time(),
                        "start_period: " + time(),
                        "start_interval: " + time()));
    }

    private String volumes() {
        String options = one(
                "",
                "",
                ", bind: {propagation: %s}".formatted(one("rslave", "RSHARED", "both")),
                ", volume: {nocopy: true}",
                ", tmpfs: {size: 9}");
        return "volumes: [{type: %s, target: %s%s%s}, {type: volume, source: more, target: /b}]"
                .formatted(
                        one("volume", "bind", "tmpfs", "cluster", "other"),
                        one("/a", "/b", "/{{.Node.ID}}", "/{{.Nope}}"),
                        one(", source: data", ", source: /opt/a", ", source: /opt/{{.Task.Slot}}", ""),
                        options);
    }

    private String ports() {
        return "ports: [{target: 1, published: %d, mode: %s, protocol: %s}, {target: 2, published: %d, mode: %s}]"
                .formatted(
                        8000 + random.nextInt(3),
                        one("host", "ingress"),
                        one("tcp", "udp", "TCP"),
                        8000 + random.nextInt(3),
                        one("host", "ingress"));
    }

    private String environment() {
        return "environment: {A: '%s'}\n    hostname: '%s'"
                .formatted(one(FILLED), one(FILLED).replace("a {{ b", "a"));
    }

    private String restart() {
        return "restart: '" + one("always", "no", "on-failure", "on-failure:3", "on-failure:x", "sometimes", ":3", "")
                + "'";
    }

    private String contents() {
        return "secrets: [key, {source: %s, target: %s}]\n    configs: [{source: page}, {source: page, target: %s}]"
                .formatted(one("key", "key"), one("key", "other", "/key"), one("page", "/a"));
    }

    private String time() {
        return one(TIMES);
    }

    private String some(String... keys) {
        return List.of(keys).stream().filter(_ -> random.nextInt(4) == 0).collect(Collectors.joining(", "));
    }

    private String chars(String alphabet, int most) {
        return IntStream.range(0, 1 + random.nextInt(most))
                .mapToObj(_ -> String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))))
                .collect(Collectors.joining());
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
