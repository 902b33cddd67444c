package io.swarmstead.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands where somebody else plants links. */
@Timeout(20)
class NoLinksTest {
    @TempDir
    Path temp;

    private PlantedLinks planted;

    @BeforeEach
    void plant() throws Exception {
        planted = new PlantedLinks(temp);
        planted.toDirectory("directory");
        planted.toFile("file");
        planted.toNothing("nothing");
        Files.writeString(planted.at("own"), "own\n");
        Files.createDirectory(planted.at("folder"));
    }

    /** Each with a link at the end of a path, and within one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mkdir directory/x",
                "mkdir -p directory/x/y",
                "mkdir -p nothing",
                "mkdir -p nothing/x",
                "chown 1:1 file",
                "chown 1:1 directory",
                "chown -R 1:1 directory",
                "chown 1:1 directory/../file",
                "chmod 0777 file",
                "chmod 0777 directory",
                "chmod -R 0777 directory/",
                ": > file",
                "echo x >> file",
                "echo x > nothing",
                "echo x > directory/x",
                "cp own file",
                "cp own directory",
                "cp own directory/",
                "cp -T own nothing",
                "cp -r folder directory",
                "mv -f own directory/",
                "mv own directory/x",
                "mv directory/../file own",
                "install -m 0777 own file",
                "install -d -m 0777 directory",
                "install -d nothing",
                "touch file",
                "touch nothing",
                "touch directory/x",
                "mktemp directory/XXXXXX",
                "dd if=own of=file",
                "tee file < own",
                "truncate -s 0 file",
                "ln own directory/",
                "ln -s own directory/x",
                "rm -f directory/../file",
                "rm -rf directory/",
                "rm -rf directory/.",
                "rmdir directory/../directory",
                "find directory/ -delete",
                "sync file",
                "cat file",
                "head -c 5 file",
                "cd directory && touch x",
                "setfattr -n user.x -v 1 file"
            })
    void aLinkInAnyPartOfAPathLeadsNowhere(String line) throws Exception {
        planted.host().attempt(within(line));

        planted.assertOutsideUntouched();
    }

    @Test
    void whatALinkLeadsToIsNotRead() throws Exception {
        assertThat(planted.host()
                        .attempt(within("cat file; cat directory/../file"))
                        .output())
                .isEmpty();
    }

    @Test
    void aLinkThatIsPutInPlaceLaterIsNotFollowedEither() throws Exception {
        planted.host().attempt(within("rmdir folder; ln -s " + temp.resolve("outside") + " folder; echo x > folder/x"));

        planted.assertOutsideUntouched();
    }

    @Test
    void moveToALinkReplacesTheLink() throws Exception {
        assertThat(planted.host().attempt(within("mv -fT own file")).succeeded())
                .isTrue();

        assertThat(planted.at("file")).isRegularFile().hasContent("own");
        planted.assertOutsideUntouched();
    }

    @Test
    void everythingElseIsAsEver() throws Exception {
        Result result = planted.host()
                .attempt(within("mkdir folder/x && cat own - && exit 7").withInput("input\n"));

        assertThat(result).isEqualTo(new Result(7, "own\ninput\n", ""));
        assertThat(planted.at("folder/x")).isDirectory();
    }

    @Test
    void wordsStayWords() throws Exception {
        String word = "$(touch /x)'\"; *\n";

        assertThat(planted.host().run(Command.script("printf '%s' \"$1\"", word).onVolume(planted.volume())))
                .isEqualTo(word);
    }

    @Test
    void oneAtATimeToo() throws Exception {
        Command command = Command.exclusive("no-links-test", "cat \"$1/file\"", planted.volume());

        assertThat(planted.host().attempt(command.onVolume(planted.volume())).output())
                .isEmpty();
    }

    @Test
    void aFileIsNotPutBehindALink() throws Exception {
        HostFile file = HostFile.secret(planted.at("directory/x/y") + "", "text");

        assertThat(planted.host()
                        .attempt(FilePlacement.of(java.util.List.of(file.onVolume(planted.volume()))))
                        .succeeded())
                .isFalse();
        planted.assertOutsideUntouched();
    }

    @Test
    void aFileReplacesALink() throws Exception {
        planted.host().write(HostFile.secret(planted.at("file") + "", "text").onVolume(planted.volume()));

        assertThat(planted.at("file")).isRegularFile().hasContent("text");
        planted.assertOutsideUntouched();
    }

    @Test
    void aQuestionReadsBehindNoLink() throws Exception {
        Look look = Look.NOTHING.askOnVolume(planted.volume(), "file", "cat \"$1\"", planted.at("file") + "");

        assertThat(planted.host().attempt(look.inTurn()).output()).isEmpty();
        LookScript script = LookScript.of(look);
        assertThat(script.answers(planted.host().run(script.command()))
                        .result("file")
                        .error())
                .contains("symbolic links");
    }

    @Test
    void aQuestionThatCannotBeAskedSoHasNoAnswer() throws Exception {
        Look look = Look.NOTHING
                .askOnVolume(planted.volume(), "asked", "exit 1")
                .askWhetherNoLinks(planted.volume(), "possible");
        LookScript script = LookScript.of(look);
        String without = script.command().input().replace(",nosymfollow --", " --");

        Answers answers =
                script.answers(planted.host().run(new Command(Command.SCRIPT, without, Command.DEFAULT_TIMEOUT)));

        assertThat(answers.silences()).containsOnlyKeys("asked");
        assertThat(answers.silences().get("asked")).contains("exit code 2", "Linux 5.10");
        assertThat(answers.succeeded("possible")).isFalse();
    }

    @Test
    void whereThereIsNoDirectoryTheAnswerIsNo() throws Exception {
        Look look = Look.NOTHING.askOnVolume(temp.resolve("absent/data").toString(), "asked", "true");
        LookScript script = LookScript.of(look);

        Answers answers = script.answers(planted.host().run(script.command()));

        assertThat(answers.silences()).isEmpty();
        assertThat(answers.succeeded("asked")).isFalse();
    }

    @Test
    void outsideNothingOfItIsSeen() throws Exception {
        planted.host().run(within("true"));

        assertThat(planted.host().run(Command.of("cat", "/proc/self/mountinfo")))
                .doesNotContain(planted.volume());
    }

    @Test
    void whereTheKernelDoesNotTakeTheWordNothingIsDone() throws Exception {
        Command without = within("touch new");
        String line = without.line().replace(",nosymfollow --", " --");

        Result result = planted.host().attempt(new Command(line, "", Command.DEFAULT_TIMEOUT));

        assertThat(result.exitCode()).as("no answer, and not a no").isEqualTo(2);
        assertThat(result.error()).contains("would be followed").contains("Linux 5.10");
        assertThat(planted.at("new")).doesNotExist();
    }

    /** Standard input is free in it. */
    private Command within(String line) {
        return new Command("cd %s && { %s; }".formatted(planted.volume(), line), "", Command.DEFAULT_TIMEOUT)
                .onVolume(planted.volume());
    }
}
