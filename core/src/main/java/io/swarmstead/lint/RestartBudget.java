package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import java.util.List;

/** {@code restart-budget}: attempts to restart that are counted for ever. */
final class RestartBudget implements Rule {
    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        return Service.of(file).stream()
                .filter(service -> service.at("deploy", "restart_policy", "max_attempts")
                        .text()
                        .filter(most -> !most.equals("0"))
                        .isPresent())
                .filter(service ->
                        !service.at("deploy", "restart_policy", "window").present())
                .map(service -> service.spot("deploy", "restart_policy", "max_attempts")
                        .warning(
                                "restart-budget",
                                "max_attempts without a window",
                                "failed starts are counted for ever: when hosts boot, a task may fail a few times before what it "
                                        + "needs is there, and is then never started again",
                                "add window: 120s beside it, or leave max_attempts out"))
                .toList();
    }
}
