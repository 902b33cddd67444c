package io.swarmstead.cli;

import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SequencedMap;

/** Files that are written where none is yet: all of them, or none. */
record NewFiles(Path folder, SequencedMap<String, String> files) {
    void write() {
        List<Problem> there = files.keySet().stream()
                .map(folder::resolve)
                .filter(Files::exists)
                .map(file -> new Problem(
                        file + ": is there already",
                        "it may have been changed since it was written",
                        "edit it, or write into another folder with --output"))
                .toList();
        if (!there.isEmpty()) {
            throw Stopped.wrongInput(there);
        }
        try {
            Files.createDirectories(folder.toAbsolutePath());
            for (var file : files.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue(), StandardOpenOption.CREATE_NEW);
            }
        } catch (IOException unwritable) {
            throw Stopped.failed(List.of(new Problem(
                    folder + ": cannot be written to",
                    unwritable.toString(),
                    "write into another folder with --output")));
        }
    }
}
