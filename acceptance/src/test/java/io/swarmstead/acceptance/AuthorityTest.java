package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The cloud's own authority: what a thief of its key has, and how a cloud of before is brought to that. */
@OnRealHosts
@Full("the cloud's authority is put back to what it was before, and exchanged")
@Order(13)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class AuthorityTest {
    private static final String FOLDER = "/etc/swarmstead/authority";
    private static final String SECRET = "/var/lib/swarmstead/authority-secret";

    /** What openssl says of a certificate for this name that somebody signed with the key and the secret of a host. */
    private static Run signed(String name) {
        return TheLab.attempt("beta", """
                set -e
                cd $(mktemp -d)
                openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout it.key -subj /CN=it -out it.csr 2> /dev/null
                printf 'subjectAltName=DNS:%%s\\nextendedKeyUsage=serverAuth\\n' %1$s > it.ext
                openssl x509 -req -in it.csr -CA %2$s/ca.crt -CAkey %2$s/ca.key -passin file:%3$s -days 5 -set_serial 7 \\
                    -extfile it.ext -out it.crt 2> /dev/null
                openssl verify -purpose sslserver -CAfile %2$s/ca.crt it.crt 2>&1
                """.formatted(name, FOLDER, SECRET));
    }

    private static String content(String file) {
        return TheLab.on("alpha", "cat " + file);
    }

    private static void assertEncrypted() {
        for (String host : TheLab.HOSTS) {
            assertThat(TheLab.on(host, "head -n 1 %s/ca.key; ls %1$s; stat -c '%%U %%a' %s".formatted(FOLDER, SECRET)))
                    .startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\nca.crt\nca.key\n")
                    .endsWith("root 600");
        }
    }

    private static void assertServed() {
        Browser browser = Browser.trusting(TheLab.authority());
        assertThat(TheLab.HOSTS).allMatch(host -> {
            try {
                return browser.page(TheLab.address(host), "whoami." + TheLab.domain(), "/")
                        .text()
                        .startsWith("HTTP/1.1 200");
            } catch (java.io.IOException failed) {
                throw new AssertionError(failed);
            }
        });
    }

    @Test
    @Order(1)
    void whoStealsTheKeyOfTheAuthorityCanCertifyNobodyElse() {
        assertEncrypted();
        assertThat(signed("wiki." + TheLab.domain()).out()).contains("OK");
        Run foreign = signed("bank.example.org");
        assertThat(foreign.exitCode()).isNotZero();
        assertThat(foreign.out()).contains("permitted subtree violation");
        assertThat(TheLab.swarmstead("certificate", "authority").expect(0).out())
                .contains(TheLab.domain() + " and everything below it", "encrypted on alpha, beta, gamma");
    }

    /** One authority for every name, its key in plain on all hosts. */
    @Test
    @Order(2)
    void aCloudOfBeforeIsBroughtOverByOneUpAndClientsGoOn() {
        TheLab.on("alpha", """
                set -e
                cd %s
                openssl ecparam -genkey -name prime256v1 -noout -out ca.key
                openssl req -x509 -new -key ca.key -days 3650 -subj "/CN=old cloud authority" -out ca.crt \\
                    -addext basicConstraints=critical,CA:TRUE,pathlen:0 -addext keyUsage=critical,keyCertSign,cRLSign
                cd ../certificates
                openssl req -new -key default.key -subj /CN=old -out default.csr
                printf 'subjectAltName=%%s\\nextendedKeyUsage=serverAuth\\n' "$(cat default.names)" > default.extensions
                openssl x509 -req -in default.csr -CA ../authority/ca.crt -CAkey ../authority/ca.key -days 800 -set_serial 7 \\
                    -extfile default.extensions -out default.crt
                rm default.csr default.extensions
                """.formatted(FOLDER));
        String key = content(FOLDER + "/ca.key");
        String certificate = content(FOLDER + "/ca.crt");
        String served = content("/etc/swarmstead/certificates/default.crt");
        for (String host : TheLab.HOSTS) {
            TheLab.on(host, """
                    set -e
                    cd /etc/swarmstead
                    echo '%s' > authority/ca.key
                    echo '%s' > authority/ca.crt
                    echo '%s' > certificates/default.crt
                    rm -f %s
                    touch -c traefik/default.yml
                    """.formatted(key, certificate, served, SECRET));
        }
        assertThat(TheLab.swarmstead("status").expect(1).out()).contains("its key lies in plain on alpha, beta, gamma");

        Run up = TheLab.swarmstead("up", "--yes").expect(0);

        assertThat(up.err())
                .contains("encrypt the key of the cloud's certificate authority")
                .doesNotContain("anew");
        assertEncrypted();
        assertThat(content(FOLDER + "/ca.crt")).isEqualTo(certificate);
        assertServed();
        assertThat(TheLab.swarmstead("status").expect(0).out()).contains("it may certify every name");
        TheLab.swarmstead("up", "--dry-run").expect(0);
        assertThat(signed("bank.example.org").out()).contains("OK");
    }

    @Test
    @Order(3)
    void theOwnerExchangesItAndThePlanSaysWhatThatMeansToClients() {
        TheLab.swarmstead("certificate", "authority", "--exchange").expect(0);
        assertServed();
        assertThat(TheLab.swarmstead("up", "--dry-run").expect(0).out())
                .contains("make the cloud's certificate authority anew: every client has to trust the new one");

        TheLab.swarmstead("up", "--yes").expect(0);

        for (String host : TheLab.HOSTS) {
            TheLab.on(host, "rm %s/given-up".formatted(FOLDER));
        }
        assertEncrypted();
        assertServed();
        TheLab.awaitWell(Duration.ofMinutes(1));
        assertThat(signed("bank.example.org").out()).contains("permitted subtree violation");
    }
}
