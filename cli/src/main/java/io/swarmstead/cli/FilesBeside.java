package io.swarmstead.cli;

import io.swarmstead.compose.FileBeside;
import io.swarmstead.compose.Finding;
import io.swarmstead.spec.NamedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Files with secrets beside a compose file: for their owner only, and unseen by git. */
record FilesBeside(Path directory) {
    private static final FileAttribute<?> OWNERS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> OWNERS_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** Whether nothing else is where the files of the finding belong. */
    boolean free(Finding finding) {
        return finding.files().stream().allMatch(file -> {
            Path path = directory.resolve(file.toString());
            try {
                return Files.notExists(path)
                        || NamedFile.text(path, NamedFile.MOST).equals(file.content());
            } catch (IOException _) {
                return false;
            }
        });
    }

    void write(List<FileBeside> files) throws IOException {
        for (FileBeside file : files) {
            Path folder = Files.createDirectories(directory.resolve(file.folder()), OWNERS_FOLDER);
            create(folder.resolve(".gitignore"), "*\n");
            create(folder.resolve(file.name()), file.content());
        }
    }

    private static void create(Path path, String content) throws IOException {
        if (Files.notExists(path)) {
            Files.createFile(path, OWNERS_FILE);
            Files.writeString(path, content);
        }
    }
}
