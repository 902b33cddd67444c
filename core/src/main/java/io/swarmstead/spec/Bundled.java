package io.swarmstead.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Texts that come with the program, in its own jar. */
public final class Bundled {
    private Bundled() {}

    /**
     * The whole of one.
     *
     * @param beside a class, from whose package on the name counts
     */
    public static String text(Class<?> beside, String name) {
        try (InputStream text = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new AssertionError("it is in our own jar", impossible);
        }
    }
}
