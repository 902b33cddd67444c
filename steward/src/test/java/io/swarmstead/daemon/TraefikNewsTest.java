package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.host.HostException;
import io.swarmstead.ingress.NewestBuild;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.IngressSpec;
import io.swarmstead.spec.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the leader's steward asks of a registry, and how often. */
class TraefikNewsTest {
    private static final String FIRST = "sha256:" + "0a".repeat(32);
    private static final String SECOND = "sha256:" + "0b".repeat(32);

    @TempDir
    private Path temp;

    private Path kept;
    private Journal journal;
    private Instant now = Instant.parse("2026-09-01T12:00:00Z");
    private String answer = answer(FIRST);
    private boolean leads = true;
    private boolean silent;
    private int asked;

    @BeforeEach
    void aJournal() {
        kept = temp.resolve("newest");
        journal = new Journal(temp.resolve("journal"), new HostName("alpha"), () -> now);
    }

    private static String answer(String digest) {
        return "{\"Descriptor\": {\"mediaType\": \"it\", \"digest\": \"%s\", \"size\": 7}, \"Platforms\": []}"
                .formatted(digest);
    }

    private TraefikNews news(String tag) {
        return new TraefikNews(
                new IngressSpec(tag, 80, 443, Optional.empty()),
                kept,
                path -> {
                    asked++;
                    assertThat(path).isEqualTo("/distribution/traefik:%s/json".formatted(tag));
                    if (silent) {
                        throw new HostException(new Problem("alpha: no answer", "no route to the registry", "wait"));
                    }
                    return answer;
                },
                () -> leads,
                new Errand("ingress", Runnable::run, journal),
                () -> now);
    }

    private Optional<NewestBuild> left() throws Exception {
        return NewestBuild.read(Files.readString(kept));
    }

    private void later(Duration time) {
        now = now.plus(time);
    }

    @Test
    void theLeaderAsksOnceAWeekAlsoWhereItsStewardStartsAnew() throws Exception {
        TraefikNews news = news("v3.7");
        news.tick();
        news.tick();
        later(Duration.ofDays(6));
        news("v3.7").tick();
        assertThat(asked).isOne();
        assertThat(left())
                .contains(new NewestBuild(Instant.parse("2026-09-01T12:00:00Z"), "v3.7", Optional.of(FIRST), true));

        answer = answer(SECOND);
        later(Duration.ofDays(1));
        news.tick();
        assertThat(asked).isEqualTo(2);
        assertThat(news.known().flatMap(NewestBuild::digest)).contains(SECOND);
    }

    @Test
    void whoDoesNotLeadDoesNotAsk() {
        leads = false;
        news("v3.7").tick();
        assertThat(asked).isZero();
    }

    @Test
    void anotherTagIsAskedForAtOnce() {
        news("v3.7").tick();
        news("v3.8").tick();
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void whereNoRegistryAnswersThatIsWrittenOnceAndWhatWasKnownIsKept() throws Exception {
        news("v3.7").tick();
        later(Duration.ofDays(7));
        silent = true;
        TraefikNews news = news("v3.7");
        news.tick();
        later(Duration.ofHours(23));
        news.tick();
        assertThat(asked).isEqualTo(2);
        later(Duration.ofHours(1));
        news.tick();

        assertThat(asked).isEqualTo(3);
        assertThat(left()).contains(new NewestBuild(now, "v3.7", Optional.of(FIRST), false));
        assertThat(news.known()).isEmpty();
        assertThat(Files.readAllLines(journal.file()))
                .singleElement()
                .asString()
                .contains("it is not known whether Traefik v3.7 is the newest", "no route to the registry");
    }

    @Test
    void anAnswerWithoutADigestIsNone() throws Exception {
        answer = "{\"message\": \"toomanyrequests\"}";
        TraefikNews news = news("v3.7");
        news.tick();
        assertThat(left()).contains(new NewestBuild(now, "v3.7", Optional.empty(), false));
        assertThat(news.known()).isEmpty();
    }

    @Test
    void whatIsNoAnswerOfOursIsAskedAnew() throws Exception {
        for (String text :
                new String[] {"", "x", "today v3.7 - answered", "2026-09-02T12:00:00Z v3.7 %s answered".formatted(FIRST)
                }) {
            Files.writeString(kept, text);
            news("v3.7").tick();
        }
        assertThat(asked).as("the last is of the future").isEqualTo(4);
    }
}
