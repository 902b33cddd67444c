package io.swarmstead.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.lint.Neighbourhood.Room;
import io.swarmstead.stacks.Api;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the swarm carries, read from the engine's answers. */
class WorkloadReadingTest {
    private static final String TASKS = """
            [{"ServiceID":"s1","NodeID":"n-alpha","Spec":{"Resources":{"Reservations":{"NanoCPUs":5,"MemoryBytes":7}}}},
             {"ServiceID":"s1","NodeID":"n-alpha","Spec":{"Resources":{"Reservations":{"NanoCPUs":5,"MemoryBytes":7}}}},
             {"ServiceID":"traefik","NodeID":"n-beta"},
             {"ServiceID":"s1","NodeID":""}]""";

    private static String service(String stack, String more, String mounts) {
        return """
                [{"ID":"s1","Spec":{"Name":"shop_web","Labels":{"com.docker.stack.namespace":"%s"},
                "TaskTemplate":{"ContainerSpec":{"Mounts":%s},"Placement":{"Constraints":["node.role == manager"],"MaxReplicas":2},
                "Resources":{"Reservations":{"NanoCPUs":5,"MemoryBytes":7}}},%s},
                "ServiceStatus":{"RunningTasks":2,"DesiredTasks":2}}]""".formatted(stack, mounts, more);
    }

    private static Workload read(String services) {
        return WorkloadReading.read(Api.nodes(), services, TASKS, "/var/data");
    }

    private static List<String> ties(String mounts) {
        return read(service("shop", "\"Mode\":{\"Replicated\":{\"Replicas\":2}}", mounts))
                .services()
                .getFirst()
                .ties();
    }

    @Test
    void aServiceIsReadWithWhereItsTasksAre() {
        Workload workload = read(service("shop", """
                "Mode":{"Replicated":{"Replicas":2}},"UpdateConfig":{"Parallelism":0,"Order":"start-first"}""", "[]"));

        assertThat(workload.names()).containsExactly("shop_web");
        assertThat(workload.services())
                .containsExactly(new Spread(
                        "shop",
                        "shop_web",
                        2,
                        Map.of("alpha", 2),
                        List.of("node.role == manager"),
                        2,
                        new Room(5, 7),
                        new Spread.Update(true, 0),
                        List.of()));
    }

    @Test
    void hostsCarryTheTasksOfAllServicesAndHaveTheRestOfTheirRoom() {
        Workload workload = read("[]");

        assertThat(workload.seats()).extracting(Workload.Seat::host).containsExactly("alpha", "beta", "gamma");
        assertThat(workload.seats()).extracting(Workload.Seat::tasks).containsExactly(2, 1, 0);
        assertThat(workload.seats().getFirst().room()).isEqualTo(new Room(-10, -14));
    }

    @Test
    void withoutSettingsOfItsOwnAServiceIsUpdatedAsTheEngineDoes() {
        assertThat(read(service("shop", "\"Mode\":{\"Replicated\":{\"Replicas\":2}}", "[]"))
                        .services())
                .extracting(Spread::update)
                .containsExactly(new Spread.Update(false, 1));
    }

    @Test
    void globalServicesJobsOursAndThoseOfNoStackAreNotMoved() {
        String replicated = "\"Mode\":{\"Replicated\":{\"Replicas\":2}}";

        assertThat(read(service("shop", "\"Mode\":{\"Global\":{}}", "[]")).services())
                .isEmpty();
        assertThat(read(service("shop", "\"Mode\":{\"ReplicatedJob\":{}}", "[]"))
                        .services())
                .isEmpty();
        assertThat(read(service("ingress", replicated, "[]")).services()).isEmpty();
        assertThat(read(service("", replicated, "[]")).services()).isEmpty();
    }

    @Test
    void dataThatStayOnTheirHostTieAService() {
        assertThat(ties("[{\"Type\":\"volume\",\"Source\":\"shop_db\"}]"))
                .containsExactly("the Docker volume shop_db stays on its host");
        assertThat(ties("[{\"Type\":\"bind\",\"Source\":\"/srv/db\"}]"))
                .containsExactly("it writes to /srv/db, which each host has its own of");
    }

    @Test
    void sharedAndReadOnlyDataDoNot() {
        assertThat(ties("""
                [{"Type":"bind","Source":"/var/data/db"},{"Type":"bind","Source":"/etc/localtime","ReadOnly":true},
                 {"Type":"bind","Source":"/var/run/docker.sock"},{"Type":"tmpfs","Target":"/tmp"},{"Type":"volume","Target":"/x"}]""")).isEmpty();
    }

    @Test
    void aServiceWithPreferencesOrWithoutAllItsTasksIsLeft() {
        String service = service("shop", "\"Mode\":{\"Replicated\":{\"Replicas\":2}}", "[]");

        assertThat(read(service.replace("\"RunningTasks\":2", "\"RunningTasks\":1"))
                        .services()
                        .getFirst()
                        .ties())
                .containsExactly("1 of its 2 tasks run");
        assertThat(read(service.replace("\"Replicas\":2", "\"Replicas\":3")
                                .replace("\"RunningTasks\":2", "\"RunningTasks\":3"))
                        .services()
                        .getFirst()
                        .ties())
                .containsExactly("2 of its 3 tasks run");
        assertThat(read(service.replace("\"RunningTasks\":2", "\"RunningTasks\":3"))
                        .services()
                        .getFirst()
                        .ties())
                .isEmpty();
        assertThat(read(service.replace(
                                "\"MaxReplicas\":2",
                                "\"Preferences\":[{\"Spread\":{\"SpreadDescriptor\":\"node.labels.rack\"}}]"))
                        .services()
                        .getFirst()
                        .ties())
                .containsExactly("it has placement preferences of its own");
    }
}
