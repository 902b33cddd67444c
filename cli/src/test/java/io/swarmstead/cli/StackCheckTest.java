package io.swarmstead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackCheckTest {
    private static final String CLEAN = "services: {web: {image: 'busybox:1.37'}}\n";
    private static final String OLD = """
            services:
              web:   # the front
                image: busybox
                environment: [API_TOKEN=hunter2]
                networks: [traefik_public]
                deploy:
                  labels:
                    - traefik.enabled=true
                    - "traefik.http.routers.web.rule=Host(`a.test`,`b.test`)"
                    - traefik.http.services.web.loadbalancer.server.port=80
            networks:
              traefik_public: {external: true}
            """;

    private static final String DATABASE = """
            services:
              db:
                image: mysql:9.4
                environment:
                  MYSQL_PASSWORD: hunter2 # mine
                  MYSQL_ROOT_PASSWORD: hunter3
            """;

    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");

    private final Screen screen = Screen.withoutTerminal();

    @BeforeEach
    void namesTheFile() {
        file = folder.resolve("stack.yml");
    }

    @Test
    void aFileWithNothingWrongIsFine() throws IOException {
        Files.writeString(file, CLEAN);
        assertThat(run("stack", "check", file.toString())).isZero();
        assertThat(screen.out()).isEqualTo("1 file: 0 errors, 0 warnings\n");
    }

    @Test
    void aSecretMovesToAFileForItsOwnerAloneAndIsShownNowhere() throws IOException {
        Files.writeString(file, DATABASE);

        assertThat(run("stack", "check", "--fix", file.toString())).isZero();

        Path secret = folder.resolve("stack.secrets/db_mysql_password");
        assertThat(secret).hasContent("hunter2");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("stack.secrets/db_mysql_root_password")).hasContent("hunter3");
        assertThat(folder.resolve("stack.secrets/.gitignore")).hasContent("*");
        assertThat(file)
                .content()
                .contains("MYSQL_PASSWORD_FILE: /run/secrets/db_mysql_password # mine\n")
                .doesNotContain("hunter");
        assertThat(screen.out())
                .contains("  it is in stack.secrets/db_mysql_password now")
                .doesNotContain("hunter")
                .endsWith("1 file: 0 errors, 0 warnings, 2 mended\n");
    }

    @Test
    void aSecretWithoutItsFileIsAnErrorAtItsLine() throws IOException {
        Files.writeString(file, CLEAN + "secrets: {key: {file: ./key}}\n");

        assertThat(run("stack", "check", file.toString())).isEqualTo(2);
        assertThat(screen.out()).contains("stack.yml:2:17: error: secrets.key.file: ", "key is not there");

        Files.writeString(folder.resolve("key"), "hunter2");
        assertThat(run("stack", "check", file.toString())).isZero();
    }

    @Test
    void aSecretStaysWhereAnotherOneHasItsPlace() throws IOException {
        Files.writeString(file, DATABASE);
        Path other = Files.writeString(
                Files.createDirectory(folder.resolve("stack.secrets")).resolve("db_mysql_password"), "other");

        run("stack", "check", "--fix", file.toString());

        assertThat(other).hasContent("other");
        assertThat(file).content().contains("MYSQL_PASSWORD: hunter2 # mine\n");
        assertThat(screen.out())
                .contains(
                        "next: move stack.secrets/db_mysql_password away, which is there already; after that: --fix moves it")
                .endsWith("\n1 file: 0 errors, 1 warning, 1 mended\n");
    }

    @Test
    void whatWillNotBeMendedIsNotPromised() throws IOException {
        Files.writeString(file, "services:\n  web:\n    image: a:1\n    image: b:1\n    imag: c\n");

        assertThat(run("stack", "check", file.toString())).isEqualTo(2);
        assertThat(screen.out())
                .contains("warning: services.web.image: image is there twice")
                .endsWith("\n1 file: 1 error, 1 warning\n");
        assertThat(run("stack", "check", "--fix", file.toString())).isEqualTo(2);
        assertThat(screen.out()).doesNotContain("mended");
    }

    @Test
    void variablesComeFromAFileAndAreNeverShown() throws IOException {
        Files.writeString(file, "services: {web: {image: 'nginx:${TAG}', environment: {A: '${B}'}}}\n");
        Path variables = Files.writeString(folder.resolve(".env"), "TAG=\"1.29-hunter2\" # not latest\nB=x\n");

        assertThat(run("stack", "check", file.toString())).isEqualTo(2);
        assertThat(screen.out())
                .contains("error: services.web.image: TAG has no value [variable-unset]")
                .contains("next: name the file that has it, --env-file .env, or export TAG=<value>")
                .endsWith("\n1 file: 1 error, 1 warning\n");
        assertThat(run("stack", "check", "--env-file", variables.toString(), file.toString()))
                .isZero();
        assertThat(screen.out()).endsWith("1 file: 0 errors, 0 warnings\n").doesNotContain("hunter2");
    }

    @Test
    void aLaterFileOfVariablesGoesBeforeAnEarlierOne() throws IOException {
        Files.writeString(file, "services: {web: {image: 'nginx:${TAG}'}}\n");
        Path first = Files.writeString(folder.resolve("first"), "TAG=latest\n");
        Path second = Files.writeString(folder.resolve("second"), "TAG=1.29\n");

        assertThat(run("stack", "check", "--env-file=" + first, "--env-file=" + second, file.toString()))
                .isZero();
        assertThat(screen.out()).isEqualTo("1 file: 0 errors, 0 warnings\n");
    }

    @Test
    void aFileOfVariablesThatCannotBeReadIsAProblemAndNothingIsChecked() throws IOException {
        Files.writeString(file, CLEAN);
        Path variables = folder.resolve(".env");

        assertThat(run("stack", "check", "--env-file", variables.toString(), file.toString()))
                .isEqualTo(2);
        assertThat(screen.err()).startsWith("problem: " + variables + ": there is no such file\n");

        Files.writeString(variables, "A=1\nnot a name\n");
        assertThat(run("stack", "check", "--env-file", variables.toString(), file.toString()))
                .isEqualTo(2);
        assertThat(screen.err()).contains("problem: " + variables + ":2: no name of a variable stands there\n");

        Files.write(variables, new byte[] {'A', '=', (byte) 0xff});
        assertThat(run("stack", "check", "--env-file", variables.toString(), file.toString()))
                .isEqualTo(2);
        assertThat(screen.err()).contains("problem: " + variables + ": it is not UTF-8 text\n");

        assertThat(run("stack", "check", "--env-file", folder.toString(), file.toString()))
                .isEqualTo(2);
        assertThat(run("stack", "check", "--env-file", "/dev/zero", file.toString()))
                .isEqualTo(2);
        assertThat(screen.err())
                .contains("problem: " + folder + ": cannot be read\n  why:  it is a folder\n")
                .contains(
                        "problem: /dev/zero: cannot be read\n  why:  it is a device, a pipe or a socket, and no file\n");
        assertThat(run("stack", "check", "--env-file", "-", "-")).isEqualTo(2);
        assertThat(screen.err()).contains("problem: -: one of the two files can be standard input\n");
        assertThat(screen.out()).isEmpty();
    }

    @Test
    void everyFindingIsToldWithItsPlace() throws IOException {
        Files.writeString(file, OLD);
        assertThat(run("stack", "check", file.toString())).isEqualTo(2);
        assertThat(screen.out())
                .contains(file + ":3:5: warning: services.web.image: busybox without a tag is another image every time"
                        + " [image-not-pinned]\n  why:  ")
                .contains(file + ":9:11: error: services.web.deploy.labels[1]: a rule for an older Traefik"
                        + " [traefik-old-rule]\n  why:  ")
                .endsWith("\n1 file: 1 error, 3 warnings; --fix can mend 2\n")
                .doesNotContain("hunter2");
    }

    @Test
    void whatCanBeMendedIsAndNothingElseIsTouched() throws IOException {
        Files.writeString(file, OLD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(run("stack", "check", "--fix", file.toString())).isZero();
        assertThat(file)
                .hasContent(OLD.replace("enabled", "enable")
                        .replace("Host(`a.test`,`b.test`)", "Host(`a.test`) || Host(`b.test`)"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
        assertThat(screen.out())
                .contains(file + ":8:11: mended: services.web.deploy.labels[0]: traefik.enabled is no label")
                .endsWith("\n1 file: 0 errors, 2 warnings, 2 mended\n");
    }

    @Test
    void whatWasMendedIsNotMendedAgain() throws IOException {
        Files.writeString(file, OLD);
        run("stack", "check", "--fix", file.toString());
        Screen again = Screen.withoutTerminal();
        assertThat(Main.run(again.terminal(), "stack", "check", "--fix", file.toString()))
                .isZero();
        assertThat(again.out()).endsWith("\n1 file: 0 errors, 2 warnings\n").doesNotContain("mended");
    }

    @Test
    void programsGetOneLine() throws IOException {
        Files.writeString(file, CLEAN.replace(":1.37", ""));
        assertThat(run("stack", "check", "--json", file.toString())).isZero();
        assertThat(screen.out())
                .startsWith(
                        "{\"errors\":0,\"warnings\":1,\"files\":[{\"file\":\"" + file + "\",\"findings\":[{"
                                + "\"severity\":\"warning\",\"rule\":\"image-not-pinned\",\"line\":1,\"column\":18,\"what\":\"services.web")
                .endsWith("\"mendable\":false}],\"mended\":[]}]}\n");
    }

    @Test
    void aFileThatDockerWouldRefuseIsAnError() throws IOException {
        Files.writeString(file, "services: {web: {imag: a}}\n");
        assertThat(run("stack", "check", file.toString())).isEqualTo(2);
        assertThat(screen.out()).startsWith(file + ":1:18: error: ").endsWith("1 file: 1 error, 0 warnings\n");
    }

    @Test
    void theCloudsFileIsTakenIntoAccount() throws IOException {
        Path cloud = Files.writeString(folder.resolve("cloud.yaml"), """
                cloud: garage
                domain: garage.test
                hosts: {alpha: 10.0.0.11}
                ingress: {http: 8080}
                """);
        Files.writeString(file, CLEAN.replace("}}", ", ports: ['8080:80']}}"));
        assertThat(run("stack", "check", file.toString())).isZero();
        assertThat(run("stack", "check", file.toString(), "--cloud", cloud.toString()))
                .isEqualTo(2);
        assertThat(screen.out()).contains("port 8080/tcp is taken by the stack ingress [port-clash]");
    }

    @Test
    void aFileThatIsNotThereIsAProblem() {
        assertThat(run("stack", "check", file.toString())).isEqualTo(2);
        assertThat(screen.err()).startsWith("problem: " + file + ": cannot be read\n");
        assertThat(screen.out()).isEmpty();
    }

    private int run(String... arguments) {
        return Main.run(screen.terminal(), arguments);
    }
}
