package io.swarmstead.compose;

import io.swarmstead.spec.Place;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** From bytes to text. Like Docker, we believe a byte order mark, and take everything else for UTF-8. */
final class YamlText {
    static final int LIMIT = ComposeReader.LARGEST;

    private YamlText() {}

    static Optional<String> decode(byte[] bytes, Report report) {
        if (bytes.length > LIMIT) {
            return refuse(
                    report,
                    "too-large",
                    "the file has more than " + LIMIT + " bytes",
                    "no stack has so many",
                    "check that it is the right file; large contents belong in configs");
        }
        Charset charset = charset(bytes);
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException _) {
            return refuse(
                    report,
                    "not-text",
                    "not " + charset + " text",
                    "a compose file is YAML in UTF-8",
                    "save it as UTF-8 in your editor");
        }
    }

    private static Charset charset(byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        return bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE
                ? StandardCharsets.UTF_16LE
                : StandardCharsets.UTF_8;
    }

    private static Optional<String> refuse(Report report, String rule, String what, String why, String next) {
        report.error(Place.START, rule, what, why, next);
        return Optional.empty();
    }
}
