package io.swarmstead.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplaceableSourcesTest {
    @Test
    void aFolderInAnotherThatATaskMayWriteToIsTold() {
        assertThat(Found.by(new ReplaceableSources(), """
                services:
                  web:
                    image: nginx:1
                    volumes: ["/var/data//wiki/pages/../conf:/conf:ro"]
                  editor:
                    image: nginx:1
                    volumes: ["/var/data/wiki:/wiki"]
                """))
                .containsExactly(
                        "WARNING bind-in-writable 4 /var/data/wiki/conf is in /var/data/wiki, where editor may write");
    }

    @Test
    void aTaskCanReplaceItsOwnFolderToo() {
        assertThat(Found.by(new ReplaceableSources(), """
                services:
                  web: {image: "nginx:1", volumes: ["/srv/wiki:/wiki", "/srv/wiki/conf:/conf"]}
                """)).hasSize(1);
    }

    @Test
    void foldersSideBySideTheSameOneAndThoseInAReadOnlyOneAreNone() {
        assertThat(Found.by(new ReplaceableSources(), """
                services:
                  web: {image: "nginx:1", volumes: ["/srv/wiki/a:/a", "/srv/wiki/b:/b", "/srv/wikis:/c"]}
                  same: {image: "nginx:1", volumes: ["/srv/wiki/a:/a"]}
                  backup: {image: "nginx:1", volumes: ["/srv:/srv:ro"]}
                """)).isEmpty();
    }

    @Test
    void whoIsRootOnTheHostNeedsNoLink() {
        assertThat(Found.by(new ReplaceableSources(), """
                services:
                  agent: {image: "nginx:1", volumes: ["/var/run:/r", "/var/run/docker.sock:/s:ro"]}
                """)).isEmpty();
    }
}
