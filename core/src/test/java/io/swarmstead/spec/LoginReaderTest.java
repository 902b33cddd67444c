package io.swarmstead.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is let through, where it is written rightly. */
class LoginReaderTest {
    private static final String HASH = "{SHA}qvTGHdzF6KLavt4PO0gs2a6pQ00=";

    private static LoginSpec login(String ingress) {
        return Texts.valid(Texts.ONE_HOST + "ingress: " + ingress + "\n")
                .ingress()
                .login()
                .orElseThrow();
    }

    @Test
    void usersHaveHashesThatNoMessageShows() {
        LoginSpec login = login("{users: {alice: \"%1$s\", bob: \"%1$s\"}}".formatted(HASH));

        assertThat(login)
                .isInstanceOfSatisfying(
                        LoginSpec.Users.class,
                        users -> assertThat(users.hashes())
                                .containsExactly(Map.entry("alice", HASH), Map.entry("bob", HASH)))
                .hasToString("Users[alice, bob]");
    }

    @Test
    void anotherServiceMayBeAsked() {
        assertThat(login("{forward-auth: \"http://auth_server:4181\"}"))
                .isEqualTo(new LoginSpec.ForwardAuth("http://auth_server:4181"));
    }
}
