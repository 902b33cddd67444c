package io.swarmstead.lint;

import io.swarmstead.compose.Finding;
import java.util.stream.Stream;

/** {@code policy-refused}: a share of failed tasks that is none. Of a rollback the engine takes any. */
final class FailureRatio implements ServiceRule {
    private static final String[] KEYS = {"deploy", "update_config", "max_failure_ratio"};

    @Override
    public Stream<Finding> check(Service service) {
        return service.at(KEYS).text().stream()
                .filter(ratio -> Double.parseDouble(ratio) < 0 || Double.parseDouble(ratio) > 1)
                .map(ratio -> service.spot(KEYS)
                        .error(
                                "policy-refused",
                                "%s is not a share".formatted(ratio),
                                "the engine takes 0 to 1, and refuses the service",
                                "write 0.5 where half of the tasks may fail"));
    }
}
