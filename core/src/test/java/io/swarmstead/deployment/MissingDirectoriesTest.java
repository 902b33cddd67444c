package io.swarmstead.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.Folder;
import io.swarmstead.spec.Problem;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Directories that are made, and whose they will be. */
class MissingDirectoriesTest {
    private static final String WIKI = "/var/data/wiki";

    private static MissingDirectories of(String... services) {
        StringBuilder file = new StringBuilder("services:\n");
        for (int index = 0; index < services.length; index++) {
            file.append("  s%d: {image: a, volumes: [{type: bind, source: %s, target: /data}], %s}\n"
                    .formatted(index, WIKI, services[index]));
        }
        return MissingDirectories.of(StackFiles.read(file.toString()), Set.of(new Folder(WIKI)), Set.of());
    }

    @Test
    void whereTheAuthorIsSilentTheyAreRoots() {
        assertThat(of("init: true").directories()).containsExactly(new DataDirectory(WIKI, "0:0", "0755"));
    }

    @Test
    void aUserThatIsANumberOwnsThem() {
        assertThat(of("user: '33'").directories()).containsExactly(new DataDirectory(WIKI, "33", "0755"));
    }

    @Test
    void whatTheAuthorAsksForCountsMore() {
        assertThat(of("user: '33', x-swarmstead: {owner: '999:998', mode: '0750'}")
                        .directories())
                .containsExactly(new DataDirectory(WIKI, "999:998", "0750"));
    }

    @Test
    void aUserThatOnlyTheImageKnowsIsToldOf() {
        MissingDirectories missing = of("user: www-data");

        assertThat(missing.directories()).containsExactly(new DataDirectory(WIKI, "0:0", "0755"));
        assertThat(missing.notes()).singleElement().asString().contains("who www-data is", "x-swarmstead: {owner:");
    }

    @Test
    void ofTwoServicesTheOneThatSaysWhoseDecides() {
        MissingDirectories missing = of("init: true", "user: '33:33'", "user: '34:34'");

        assertThat(missing.directories()).containsExactly(new DataDirectory(WIKI, "33:33", "0755"));
        assertThat(missing.notes())
                .containsExactly("s2: /var/data/wiki will be as another service asks that binds it too");
    }

    @Test
    void aLinkOnTheWayIsAProblem() {
        StackFile stack = StackFiles.read(
                "services:\n  web: {image: a, volumes: [{type: bind, source: /var/data/wiki, target: /data}]}\n");

        MissingDirectories missing = MissingDirectories.of(stack, Set.of(), Set.of(new Folder(WIKI)));

        assertThat(missing.directories()).isEmpty();
        assertThat(missing.problems())
                .extracting(Problem::what)
                .containsExactly("web: there is a link on the way to /var/data/wiki");
    }

    @Test
    void aFileIsNeverMadeAsADirectory() {
        StackFile stack = StackFiles.read("""
                services:
                  web:
                    image: a
                    volumes:
                      - {type: bind, source: /var/data/web/nginx.conf, target: /etc/nginx/nginx.conf}
                      - {type: bind, source: /var/data/web/conf.d, target: /etc/nginx/conf.d}
                """);
        MissingDirectories missing = MissingDirectories.of(
                stack, Set.of(new Folder("/var/data/web/nginx.conf"), new Folder("/var/data/web/conf.d")), Set.of());

        assertThat(missing.directories()).extracting(DataDirectory::path).containsExactly("/var/data/web/conf.d");
        assertThat(missing.problems())
                .extracting(Problem::what)
                .containsExactly("web: the file /var/data/web/nginx.conf is not there");
    }
}
