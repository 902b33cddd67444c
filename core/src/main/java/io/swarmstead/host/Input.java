package io.swarmstead.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a program reads on its standard input. */
sealed interface Input {
    void writeTo(OutputStream stream) throws IOException;

    /** A text, in UTF-8. */
    record OfText(String text) implements Input {
        @Override
        public void writeTo(OutputStream stream) throws IOException {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A file of this machine, byte for byte. */
    record OfFile(Path file) implements Input {
        @Override
        public void writeTo(OutputStream stream) throws IOException {
            Files.copy(file, stream);
        }
    }
}
