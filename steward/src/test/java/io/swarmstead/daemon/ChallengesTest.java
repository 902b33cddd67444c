package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmstead.host.LocalHost;
import io.swarmstead.spec.AcmeSpec;
import io.swarmstead.spec.HostName;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChallengesTest {
    @TempDir
    private Path folder;

    @Test
    void everyTokenIsAnsweredByTheThumbprintAndNothingElseIs() throws Exception {
        CertificatePlaces places = CertificatePlaces.in(folder);
        Files.writeString(places.thumbprint(), "thumb\n");
        HostName self = new HostName("alpha");
        Journal journal = new Journal(folder.resolve("journal"), self, InstantSource.system());
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Errand opening = new Errand("certificates", threads, journal);
            Challenges challenges = new Challenges(places, new LocalHost(self), "10.0.0.11", opening, threads);
            try {
                challenges.tick();
                await().until(() -> Files.exists(places.challenges()));
                Question steward =
                        new Question(new InetSocketAddress(InetAddress.getLoopbackAddress(), AcmeSpec.CHALLENGES));

                assertThat(steward.get("/.well-known/acme-challenge/to-ken"))
                        .isEqualTo(new Question.Answer(200, "to-ken.thumb"));
                assertThat(steward.get("/.well-known/acme-challenge/to/ken").status())
                        .isEqualTo(404);
                assertThat(places.challenges()).content().contains("url: http://10.0.0.11:9480");
            } finally {
                challenges.close();
            }
        }
    }
}
