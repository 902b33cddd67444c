package io.swarmstead.lint;

import io.swarmstead.compose.Edit;
import io.swarmstead.compose.Finding;
import io.swarmstead.compose.SecretNames;
import java.util.List;
import java.util.stream.Stream;

/** {@code secret-in-environment}: a value that looks secret, where everybody who reads the engine sees it. */
final class SecretsInEnvironment implements ServiceRule {
    @Override
    public Stream<Finding> check(Service service) {
        return service.at("environment").entries().entrySet().stream()
                .flatMap(variable -> variable
                        .getValue()
                        .text()
                        .filter(value -> secret(variable.getKey(), value))
                        .map(value -> finding(service, variable.getKey(), value))
                        .stream());
    }

    private static boolean secret(String name, String value) {
        return SecretNames.inAddress(value)
                || (SecretNames.says(name) && !value.isEmpty() && !SecretNames.plain(value));
    }

    private static Finding finding(Service service, String variable, String value) {
        return SecretMove.of(service, variable, value)
                .map(move -> finding(
                                service,
                                variable,
                                value,
                                "--fix moves it to %s, for you alone, and makes a Docker secret of that"
                                        .formatted(move.file()),
                                move.edits())
                        .needing(move.file()))
                .orElseGet(() -> finding(
                        service,
                        variable,
                        value,
                        "make it a Docker secret; many images read the file that %s_FILE names".formatted(variable),
                        List.of()));
    }

    private static Finding finding(Service service, String variable, String value, String next, List<Edit> edits) {
        return service.spot("environment", variable)
                .warning(
                        "secret-in-environment",
                        variable
                                + (SecretNames.inAddress(value)
                                        ? " has a password in it"
                                        : " is set in the environment"),
                        "whoever may ask the engine reads it, Traefik among them, and so does every backup of this file",
                        next,
                        edits);
    }
}
