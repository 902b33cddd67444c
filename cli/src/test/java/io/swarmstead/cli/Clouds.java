package io.swarmstead.cli;

import io.swarmstead.spec.CloudFile;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.Reading;

/** Clouds for tests. */
final class Clouds {
    static final CloudSpec ONE_HOST = of("hosts: {alpha: 10.0.0.11}");
    static final CloudSpec THREE_HOSTS =
            of("hosts: {alpha: 10.0.0.11, beta: 10.0.0.12, gamma: 10.0.0.13}\nvip: {address: 10.0.0.100}");

    private Clouds() {}

    private static CloudSpec of(String text) {
        return switch (CloudFile.read("cloud.yaml", "cloud: garage\ndomain: garage.test\n" + text)) {
            case Reading.Valid(var spec) -> spec;
            case Reading.Invalid(var problems) -> throw new AssertionError(problems.toString());
        };
    }
}
