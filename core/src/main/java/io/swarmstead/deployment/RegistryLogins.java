package io.swarmstead.deployment;

import io.swarmstead.compose.ImageReference;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who the cloud is at which registry, as Docker's own configuration file keeps it. Holds passwords: it is part of no plan
 * and no record, and prints as names only.
 *
 * @param encoded by registry, {@code user:password} in base 64
 */
record RegistryLogins(Map<String, String> encoded) {
    static final RegistryLogins NONE = new RegistryLogins(Map.of());

    /** What Docker calls the registry of images that name none. */
    private static final String HUB = "https://index.docker.io/v1/";

    /** From the text of {@code config.json}; none where there is no text. */
    static RegistryLogins read(String json) {
        Map<String, String> encoded = new TreeMap<>();
        if (!json.isBlank()) {
            JsonMapper.shared()
                    .readTree(json)
                    .path("auths")
                    .properties()
                    .forEach(login -> encoded.put(
                            login.getKey().equals(HUB) ? ImageReference.HUB : login.getKey(),
                            login.getValue().path("auth").asString("")));
        }
        return new RegistryLogins(encoded);
    }

    boolean isEmpty() {
        return encoded.isEmpty();
    }

    /** The user's name at each registry. */
    Map<String, String> users() {
        Map<String, String> users = new TreeMap<>();
        encoded.keySet().forEach(registry -> users.put(registry, parts(registry)[0]));
        return users;
    }

    /** A header by which the engine may ask the image's registry in the cloud's name. */
    Optional<String> header(ImageReference image) {
        String registry = image.registry();
        if (!encoded.containsKey(registry)) {
            return Optional.empty();
        }
        String[] parts = parts(registry);
        String json = JsonMapper.shared()
                .writeValueAsString(Map.of("username", parts[0], "password", parts[1], "serveraddress", registry));
        return Optional.of(
                "X-Registry-Auth: " + Base64.getUrlEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)));
    }

    private String[] parts(String registry) {
        byte[] decoded = Base64.getDecoder().decode(encoded.getOrDefault(registry, ""));
        String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
        return parts.length == 2 ? parts : new String[] {parts[0], ""};
    }

    /** The registries only. */
    @Override
    public String toString() {
        return "logins at " + encoded.keySet();
    }
}
