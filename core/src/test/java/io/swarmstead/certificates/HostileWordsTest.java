package io.swarmstead.certificates;

import static io.swarmstead.host.HostileShell.assertData;

import io.swarmstead.host.FakeFleet;
import io.swarmstead.host.FakeHost;
import io.swarmstead.host.Result;
import io.swarmstead.spec.HostName;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Neither the cloud's name nor its domain is ever source of a shell. */
class HostileWordsTest {
    private static final HostName ALPHA = new HostName("alpha");

    @Test
    void namesInCertificatesAreWords(@TempDir Path temp) throws Exception {
        assertData(temp, word -> {
            FakeHost alpha = new FakeHost("alpha").answers(_ -> true, _ -> new Result(0, "", ""));
            new AuthorityStep.CreateAuthority(ALPHA, word, word, word, word, /* trusted= */ true)
                    .apply(new FakeFleet(alpha));
            return alpha.received();
        });
        assertData(Files.createDirectory(temp.resolve("issue")), word -> {
            FakeHost alpha = new FakeHost("alpha").answers(_ -> true, _ -> new Result(0, "", ""));
            new CertificatesStep.IssueCertificate(ALPHA, word, word).apply(new FakeFleet(alpha));
            return alpha.received();
        });
    }
}
