package io.swarmstead.compose;

import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/** The output of {@code docker stack config}: plain YAML without octal numbers or other surprises. */
public final class NormalForm {
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setMaxAliasesForCollections(500)
            .setSchema(new AsDockerWrites())
            .build();

    private NormalForm() {}

    /** Reads it as data; empty when there is no mapping in it. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> read(String output) {
        return new Load(SETTINGS).loadFromString(output) instanceof Map<?, ?> map
                ? (Map<String, Object>) map
                : new LinkedHashMap<>();
    }

    /** Docker leaves a text such as 12e4567 without quotes, because it is no number that Go can hold. */
    private static final class AsDockerWrites extends JsonSchema {
        @Override
        public ScalarResolver getScalarResolver() {
            ScalarResolver json = super.getScalarResolver();
            return (value, implicit) -> {
                Tag tag = json.resolve(value, implicit);
                return tag.equals(Tag.FLOAT)
                                && value.matches("[-0-9].*")
                                && Double.isInfinite(Double.parseDouble(value))
                        ? Tag.STR
                        : tag;
            };
        }
    }
}
