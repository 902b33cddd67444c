package io.swarmstead.spec;

import java.util.List;

/** Cloud files for tests, and what comes of reading them. */
final class Texts {
    static final String THREE_HOSTS = """
            cloud: garage
            domain: cloud.example.com
            hosts:
              alpha: 10.0.0.11
              beta: 10.0.0.12
              gamma: 10.0.0.13
            """;
    static final String ONE_HOST = """
            cloud: garage
            domain: cloud.example.com
            hosts: {alpha: 10.0.0.11}
            """;

    private Texts() {}

    static CloudSpec valid(String text) {
        return switch (CloudFile.read("cloud.yaml", text)) {
            case Reading.Valid(var spec) -> spec;
            case Reading.Invalid(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    static List<Problem> problems(Reading reading) {
        return switch (reading) {
            case Reading.Valid(var spec) -> throw new AssertionError("valid: " + spec);
            case Reading.Invalid(var problems) -> problems;
        };
    }

    static List<Problem> problems(String text) {
        return problems(CloudFile.read("cloud.yaml", text));
    }
}
