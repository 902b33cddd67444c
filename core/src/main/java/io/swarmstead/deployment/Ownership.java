package io.swarmstead.deployment;

import io.swarmstead.spec.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whose the directories of a service will be: of whom {@code x-swarmstead} names, or else of the service's {@code user}.
 *
 * @param stated whether the author said so, in either place
 * @param unknown a user whose number only the image knows
 */
record Ownership(String owner, String mode, boolean stated, Optional<String> unknown, List<Problem> problems) {
    private static final String KEY = "x-swarmstead";
    private static final String ROOT = "0:0";
    private static final String OPEN = "0755";
    private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,10}(:[0-9]{1,10})?");
    private static final Pattern OCTAL = Pattern.compile("0?[0-7]{3}|[1-3][0-7]{3}");

    static Ownership of(String name, Map<String, Object> service) {
        Map<String, Object> wish = Tree.mapping(service.get(KEY));
        Object owner = wish.get("owner");
        Object mode = wish.get("mode");
        List<Problem> problems = new ArrayList<>();
        if (owner != null && !NUMBERS.matcher(owner.toString()).matches()) {
            problems.add(new Problem(
                    "%s: %s.owner: %s is no number of a user".formatted(name, KEY, owner),
                    "a host does not know the names of users in an image",
                    "write owner: \"UID:GID\"; docker run --rm --entrypoint id IMAGE prints them"));
        }
        if (mode != null && !(mode instanceof String text && OCTAL.matcher(text).matches())) {
            problems.add(new Problem(
                    "%s: %s.mode: %s is no mode in quotes".formatted(name, KEY, mode),
                    "YAML reads 0750 as the number 488, and 750 as another mode",
                    "write three or four octal digits in quotes, such as mode: \"0750\""));
        }
        String user = Tree.text(service.get("user"), "");
        boolean named = owner == null && !user.isEmpty() && !user.equals("root") && !isNumber(user);
        return new Ownership(
                owner != null ? owner.toString() : isNumber(user) ? user : ROOT,
                Tree.text(mode, OPEN),
                owner != null || mode != null || isNumber(user),
                named ? Optional.of(user) : Optional.empty(),
                List.copyOf(problems));
    }

    private static boolean isNumber(String user) {
        return NUMBERS.matcher(user).matches();
    }

    DataDirectory at(String path) {
        return new DataDirectory(path, owner, mode);
    }
}
