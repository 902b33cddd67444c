package io.swarmstead.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstead.spec.Problem;
import io.swarmstead.spec.Specs;
import io.swarmstead.spec.StorageSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitBrainTest {
    private static final StorageSpec STORAGE = Specs.threeHosts().storage();

    /** As Gluster 11.1 prints it. */
    private static String brick(String name, String files) {
        return "<brick hostUuid=\"b2be49c1-18d4-4887-8197-626a9bb32be9\"><name>%s:/srv/brick</name>%s<status>Connected</status><numberOfEntries>1</numberOfEntries></brick>"
                .formatted(name, files);
    }

    private static String answer(String... bricks) {
        return """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <cliOutput><healInfo><bricks>%s</bricks></healInfo><opRet>0</opRet><opErrno>0</opErrno><opErrstr/></cliOutput>
                """.formatted(String.join("\n", bricks));
    }

    @Test
    void aFileThatSeveralBricksTellOfIsOne() throws IOException {
        String torn = "<file gfid=\"d1b24f6d-0000-4000-8000-000000000001\">/notes/it's &lt;torn&gt;</file>";

        assertThat(SplitBrain.read(answer(brick("10.0.0.11", torn), brick("10.0.0.12", torn), brick("10.0.0.13", ""))))
                .hasValue(List.of(new SplitBrain("d1b24f6d-0000-4000-8000-000000000001", "/notes/it's <torn>")));
    }

    @Test
    void noAnswerIsNoneAndAnythingElseIsNotRead() throws IOException {
        assertThat(SplitBrain.read("")).isEmpty();
        assertThat(SplitBrain.read(answer(brick("10.0.0.11", "")))).hasValue(List.of());
        assertThatThrownBy(() -> SplitBrain.read("Launching heal operation"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void whatCannotBeReadIsToldToTheCallerOnly() {
        PrintStream standardError = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThatThrownBy(() -> SplitBrain.read("half of an ans")).isInstanceOf(IOException.class);
        } finally {
            System.setErr(standardError);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void anAnswerCannotHaveAFileOfThisMachineRead() {
        assertThatThrownBy(() -> SplitBrain.read(
                        "<!DOCTYPE cliOutput [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><cliOutput>&e;</cliOutput>"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void glusterIsAskedForThoseOfTheVolume() {
        assertThat(SplitBrain.question(STORAGE)).hasToString("gluster volume heal swarmstead info split-brain --xml");
    }

    @Test
    void whatABrickThatIsNotThereWouldSayIsNotKnown() throws IOException {
        assertThat(SplitBrain.read(answer(
                        brick("10.0.0.11", ""),
                        brick("10.0.0.12", "").replace("Connected", "Transport endpoint is not connected"))))
                .isEmpty();
    }

    @Test
    void aFileWithoutAPathIsNamedByItsNumber() {
        assertThat(SplitBrain.problem(STORAGE, List.of(new SplitBrain("d1b2", "<gfid:d1b2>")))
                        .next())
                .endsWith(" gfid:d1b2");
    }

    @Test
    void theProblemNamesFileByFileWhatToRun() {
        Problem problem = SplitBrain.problem(STORAGE, List.of(new SplitBrain("1", "/it's torn")));

        assertThat(problem.what()).isEqualTo("files of the volume are in split-brain: /it's torn");
        assertThat(problem.next())
                .contains("gluster volume heal %s split-brain source-brick ADDRESS:%s '/it'\\''s torn'"
                        .formatted(STORAGE.volume(), STORAGE.brick()));
    }

    private static List<SplitBrain> files(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new SplitBrain(String.valueOf(number), "/file-" + number))
                .toList();
    }

    @Test
    void tenAreAllNamed() {
        assertThat(SplitBrain.problem(STORAGE, files(10)).what()).endsWith("/file-8, /file-9");
    }

    @Test
    void aMessageOfThousandsStaysShort() {
        Problem problem = SplitBrain.problem(STORAGE, files(5000));

        assertThat(problem.what()).endsWith("/file-9 and 4990 more");
        assertThat(problem.next()).doesNotContain("/file-10").hasSizeLessThan(2000);
    }
}
