package io.swarmstead.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SshReaderTest {
    @Test
    void everythingWrittenIsTaken() {
        String text = "ssh: {user: admin, port: 2222, key: ~/.ssh/id, jump: 'me@bastion:22', sudo: false,"
                + " known-hosts: /etc/hosts.known}\n";

        assertThat(Texts.valid(Texts.THREE_HOSTS + text).ssh())
                .isEqualTo(new SshSpec(
                        "admin",
                        2222,
                        Optional.of("~/.ssh/id"),
                        Optional.of("me@bastion:22"),
                        false,
                        Optional.of("/etc/hosts.known")));
    }

    @Test
    void whoeverIsNotRootUsesSudo() {
        assertThat(Texts.valid(Texts.THREE_HOSTS + "ssh: {user: admin}\n").ssh().sudo())
                .isTrue();
    }
}
