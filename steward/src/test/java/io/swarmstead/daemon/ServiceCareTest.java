package io.swarmstead.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.spec.HostName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Services that the swarm has given up, as Docker 26.1 tells of them. */
class ServiceCareTest {
    private static final String SERVICE = """
            {"ID":"s1","Spec":{"Name":"shop_web","Mode":{"Replicated":{"Replicas":1}},
             "TaskTemplate":{"RestartPolicy":{"Condition":"any","MaxAttempts":3}}},
             "ServiceStatus":{"RunningTasks":0,"DesiredTasks":1}}""";

    private static final String GIVEN_UP = """
            [{"CreatedAt":"2026-11-27T10:00:01Z","DesiredState":"shutdown","Status":{"State":"complete"}},
             {"CreatedAt":"2026-11-27T10:00:09Z","DesiredState":"shutdown","Status":{"State":"rejected"}}]""";

    @TempDir
    private Path directory;

    private final AnsweringHost host = AnsweringHost.printing(_ -> "");
    private String tasks = GIVEN_UP;
    private boolean leads = true;
    private long seconds;

    private ServiceCare care() {
        Journal journal = new Journal(directory.resolve("journal"), new HostName("alpha"), InstantSource.system());
        return new ServiceCare(
                () -> leads,
                path -> path.startsWith("/services") ? "[" + SERVICE + "]" : tasks,
                host,
                new Errand("services", Runnable::run, journal),
                () -> Duration.ofSeconds(seconds).toNanos());
    }

    private void until(ServiceCare care, long second) {
        while (seconds < second) {
            seconds++;
            care.tick();
        }
    }

    @Test
    void itIsStartedAgainAndThenEverMoreRarely() {
        ServiceCare care = care();

        until(care, 30);
        assertThat(host.lines()).isEmpty();
        until(care, 40);
        assertThat(host.lines()).singleElement().asString().contains("service", "update", "--force", "s1");
        until(care, 300);
        assertThat(host.lines()).hasSize(1);
        until(care, 340);
        assertThat(host.lines()).hasSize(2);
        until(care, 3300);
        assertThat(host.lines()).hasSize(2);
        until(care, 3400);
        assertThat(host.lines()).hasSize(3);
    }

    @Test
    void whatRunsMeanwhileIsForgotten() {
        ServiceCare care = care();
        until(care, 40);
        tasks = "[{\"DesiredState\":\"running\",\"Status\":{\"State\":\"starting\"}}]";
        until(care, 60);
        tasks = GIVEN_UP;
        until(care, 100);

        assertThat(host.lines()).hasSize(2);
    }

    @Test
    void onlyTheLeadersStewardActs() {
        leads = false;
        until(care(), 100);

        assertThat(host.lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Condition\":\"none\",\"MaxAttempts\":3",
                "\"Condition\":\"any\"",
                "\"Condition\":\"any\",\"MaxAttempts\":0"
            })
    void aServiceThatCountsNoRestartsIsNeverGivenUp(String policy) {
        assertThat(ServiceCare.mayGiveUp(JsonMapper.shared()
                        .readTree(SERVICE.replace("\"Condition\":\"any\",\"MaxAttempts\":3", policy))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"ReplicatedJob\":{}", "\"GlobalJob\":{}"})
    void aJobIsNoService(String mode) {
        assertThat(ServiceCare.mayGiveUp(
                        JsonMapper.shared().readTree(SERVICE.replace("\"Replicated\":{\"Replicas\":1}", mode))))
                .isFalse();
    }

    @Test
    void aTaskThatWasToEndAndDidIsNoFailure() {
        assertThat(ServiceCare.isGivenUp(JsonMapper.shared().readTree(GIVEN_UP.replace("rejected", "complete"))))
                .isFalse();
        assertThat(ServiceCare.isGivenUp(JsonMapper.shared().readTree("[]"))).isFalse();
    }
}
