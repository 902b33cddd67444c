package io.swarmstead.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec;
import io.swarmstead.spec.HostSpec.Role;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What depends on how many hosts there are, and on which. */
class TasksPerHostTest {
    private static final String SERVICE = """
            services:
              web:
                image: nginx:1
                deploy: {replicas: %d, placement: {max_replicas_per_node: %d}, update_config: {order: %s}}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 2 | 1 | stop-first  | ",
                "0 | 4 | 1 | stop-first  | WARNING max-replicas 4 1 of 4 tasks never run",
                "0 | 3 | 1 | stop-first  | WARNING max-replicas 4 1 of 3 tasks wait while a host is away",
                "0 | 3 | 1 | start-first | WARNING max-replicas 4 no place for the task that start-first adds",
                "0 | 2 | 1 | start-first | WARNING max-replicas 4 no place for the task that start-first adds while a host is away",
                "0 | 1 | 1 | start-first | ",
                "3 | 7 | 2 | stop-first  | ERROR max-replicas 4 1 of 7 tasks never run",
                "3 | 6 | 2 | start-first | ERROR max-replicas 4 no place for the task that start-first adds",
                "3 | 6 | 2 | stop-first  | WARNING max-replicas 4 2 of 6 tasks wait while a host is away",
                "5 | 4 | 1 | stop-first  | ",
                "5 | 6 | 1 | stop-first  | ERROR max-replicas 4 1 of 6 tasks never run",
                "1 | 1 | 1 | start-first | ERROR max-replicas 4 no place for the task that start-first adds",
                "3 | 9 | 0 | stop-first  | "
            })
    void thereAreOnlySoManyPlaces(int hosts, int tasks, int most, String order, String found) {
        String text = SERVICE.formatted(tasks, most, order);

        assertThat(Found.by(new TasksPerHost(), text, cloud(hosts, hosts)))
                .isEqualTo(found == null ? List.of() : List.of(found));
    }

    @Test
    void jobsAndServicesOnEveryHostHaveNoNumberToHoldAgainstIt() {
        String text =
                "services: {web: {image: \"nginx:1\", deploy: {mode: %s, placement: {max_replicas_per_node: 1}}}}";

        assertThat(Found.by(new TasksPerHost(), text.formatted("global"), cloud(1, 1)))
                .isEmpty();
        assertThat(Found.by(new TasksPerHost(), text.formatted("replicated-job, replicas: 9"), cloud(1, 1)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, worker, false",
        "3, 3, worker, true",
        "3, 3, Worker, true",
        "5, 3, worker, false",
        "3, 3, manager, false"
    })
    void noTaskIsPlacedOnWorkersWhereThereAreNone(int hosts, int managers, String role, boolean found) {
        String text = "services: {web: {image: \"nginx:1\", deploy: {placement: {constraints: [node.role == %s]}}}}";

        assertThat(Found.by(new Constraints(), text.formatted(role), cloud(hosts, managers)))
                .isEqualTo(found ? List.of("ERROR constraint-never 1 no host meets node.role == " + role) : List.of());
    }

    private static Neighbourhood cloud(int hosts, int managers) {
        Neighbourhood file = Neighbourhood.UNKNOWN;
        return new Neighbourhood(
                file.domain(),
                file.proxyNetwork(),
                file.entryPoints(),
                file.mount(),
                file.brick(),
                file.ports(),
                file.routers(),
                file.rules(),
                file.middlewares(),
                file.subnets(),
                file.rooms(),
                file.ipvs(),
                IntStream.range(0, hosts)
                        .mapToObj(host -> new HostSpec(
                                new HostName("h" + host),
                                "10.0.0." + (host + 1),
                                host < managers ? Role.MANAGER : Role.WORKER))
                        .toList());
    }
}
