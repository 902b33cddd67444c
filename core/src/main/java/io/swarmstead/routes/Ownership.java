package io.swarmstead.routes;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose the folders of a service will be: of whom {@code x-swarmstead} names, or else of the service's {@code user}.
 *
 * @param owner {@code UID} or {@code UID:GID}
 * @param mode in octal digits
 * @param stated whether the author said so, in either place
 * @param unknown a user whose number only the image knows
 */
public record Ownership(String owner, String mode, boolean stated, Optional<String> unknown) {
    private static final String ROOT = "0:0";
    private static final String OPEN = "0755";
    private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,10}(:[0-9]{1,10})?");
    private static final Pattern OCTAL = Pattern.compile("0?[0-7]{3}|[1-3][0-7]{3}");

    /** Of a service in normal form, whose key is right. */
    public static Ownership of(Map<String, Object> service) {
        Map<String, Object> wish = OwnKeys.mapping(service.get(RouteReader.KEY));
        Optional<String> owner = Optional.ofNullable(wish.get("owner")).map(String::valueOf);
        Optional<String> mode = Optional.ofNullable(wish.get("mode")).map(String::valueOf);
        String user =
                Optional.ofNullable(service.get("user")).map(String::valueOf).orElse("");
        boolean numbered = isOwner(user);
        boolean named = owner.isEmpty() && !user.isEmpty() && !user.equals("root") && !numbered;
        return new Ownership(
                owner.orElse(numbered ? user : ROOT),
                mode.orElse(OPEN),
                owner.isPresent() || mode.isPresent() || numbered,
                named ? Optional.of(user) : Optional.empty());
    }

    static boolean isOwner(@Nullable Object written) {
        return NUMBERS.matcher(String.valueOf(written)).matches();
    }

    /** A text only: YAML reads 0750 as the number 488, and 750 as another mode. */
    static boolean isMode(@Nullable Object written) {
        return written instanceof String text && OCTAL.matcher(text).matches();
    }
}
