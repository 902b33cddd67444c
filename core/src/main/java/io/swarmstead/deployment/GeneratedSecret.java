package io.swarmstead.deployment;

import io.swarmstead.spec.Problem;
import io.swarmstead.stacks.StackName;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A secret whose value nobody chooses. An external secret asks for it by {@code x-swarmstead: {generate: 32}}, and gets as
 * many random letters and digits when it is deployed and has no value yet. A value that was set stays.
 */
record GeneratedSecret(StackName stack, String key, Object wish) {
    /** In the place of what tells one value from the other: there is one such value at a time, so a plan can name it. */
    private static final String TAG = "generated";

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /** Below that somebody could try them all. */
    private static final int SHORTEST = 16;

    private static final int LONGEST = 128;

    /** What a declaration says of it; null where nothing. */
    static @Nullable Object wish(Map<String, Object> declaration) {
        return Tree.at(declaration, List.of("x-swarmstead", "generate"));
    }

    /** Whether an object of this name was made so. */
    static boolean named(String object) {
        return object.endsWith("_" + TAG);
    }

    /** What the owner should know of those among the objects, of a stack that may have left data behind. */
    static List<String> notes(List<ContentObject> objects, DeploymentHistory history) {
        return objects.stream()
                .filter(object -> named(object.name()))
                .filter(_ -> history.lastSucceeded().isPresent()
                        || !history.unsealed().isEmpty())
                .map(
                        object -> "the secret " + object.key()
                                + " gets a value although the stack was deployed before: data that are left of then may want that of then")
                .toList();
    }

    boolean possible() {
        String text = String.valueOf(wish);
        return text.matches("\\d{1,3}") && Integer.parseInt(text) >= SHORTEST && Integer.parseInt(text) <= LONGEST;
    }

    Problem problem() {
        return new Problem(
                "%s: the secret %s cannot be generated".formatted(stack, key),
                "x-swarmstead.generate is %s, and not a number of letters from %d to %d"
                        .formatted(wish, SHORTEST, LONGEST),
                "write x-swarmstead: {generate: 32}");
    }

    /** Draws the value. */
    ContentObject object() {
        SecureRandom random = new SecureRandom();
        String value = IntStream.range(0, Integer.parseInt(String.valueOf(wish)))
                .mapToObj(_ -> String.valueOf(LETTERS.charAt(random.nextInt(LETTERS.length()))))
                .collect(Collectors.joining());
        String base64 = Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.US_ASCII));
        String name = "%s_%s_%s".formatted(stack, key, TAG);
        return new ContentObject(StackChange.Kind.SECRET, key, name, base64, Map.of(), "");
    }
}
