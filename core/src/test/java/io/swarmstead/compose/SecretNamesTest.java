package io.swarmstead.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a name tells of its value. */
class SecretNamesTest {
    @ParameterizedTest
    @CsvSource({
        "DB_PASSWORD, true, true",
        "db-passwd, true, true",
        "PASSPHRASE, true, true",
        "TOKEN_URL, false, true",
        "KEY_, false, true",
        "MONKEY, false, true",
        "LC_ALL, false, false",
        "_, false, false",
        "DB_PASS, true, true",
        "PGPASSWORD, true, true",
        "dbPassword, true, true",
        "MYSQL_PWD, true, true",
        "ADMIN_PW, true, false",
        "SECRET_KEY_BASE, true, true",
        "APIKEY, true, true",
        "API_TOKENS, true, true",
        "AWS_SECRET_ACCESS_KEY, true, true",
        "SECRET_KEY_FILE, false, true",
        "AWS_SECRET_KEY_ID, false, true",
        "MYSQL_RANDOM_ROOT_PASSWORD, false, true",
        "ALLOW_EMPTY_PASSWORD, false, true",
        "SSH_PUBLIC_KEY, false, true",
        "PWD, false, true",
        "BYPASS, false, true",
        "'', false, false"
    })
    void theLastWordSaysAndAnyWordMayMean(String name, boolean says, boolean mayMean) {
        assertThat(SecretNames.says(name)).isEqualTo(says);
        assertThat(SecretNames.mayMean(name)).isEqualTo(mayMean);
    }

    @ParameterizedTest
    @CsvSource({
        "yes, true",
        "False, true",
        "1, true",
        "/run/secrets/key, true",
        "./certs/tls.key, true",
        "~/key, true",
        "https://id.example.com/token, true",
        "hunter2, false",
        "/+aGVsbG8=, false",
        "12345, false",
        "https://me:hunter2@example.com, false"
    })
    void aSwitchAPathOrAnAddressIsNoSecret(String value, boolean plain) {
        assertThat(SecretNames.plain(value)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({
        "postgres://me:hunter2@db/wiki, true",
        "redis://:hunter2@cache:6379/0, true",
        "jdbc:mysql://me:hunter2@db:3306/a, true",
        "a=1 amqp+tls://me:hunter2@mq b=2, true",
        "postgres://me@db/wiki, false",
        "http://web:80/a:b@c, false",
        "git@example.com:team/app, false",
        "me:hunter2@db, false"
    })
    void anAddressMayHaveAPasswordInIt(String value, boolean password) {
        assertThat(SecretNames.inAddress(value)).isEqualTo(password);
    }

    @Test
    void aLongValueTakesNoTime() {
        assertThat(SecretNames.inAddress("a".repeat(1 << 20))).isFalse();
        assertThat(SecretNames.inAddress("a://".repeat(1 << 18))).isFalse();
        assertThat(SecretNames.plain("/a".repeat(1 << 19))).isFalse();
    }
}
