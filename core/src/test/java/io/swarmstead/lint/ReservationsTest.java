package io.swarmstead.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.lint.Neighbourhood.Room;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks of several services in the rooms of hosts; memory is in bytes here. */
class ReservationsTest {
    private static final String NO_ROOM = "no room for it";

    @ParameterizedTest
    @CsvSource({"4, 4, true", "5, 4, false", "4, 5, false"})
    void onASingleHostThereIsNoneToLose(int cpus, int memory, boolean fits) {
        assertThat(found(List.of(room(4, 4)), task(1, cpus, memory)))
                .isEqualTo(fits ? List.of() : List.of("services.s0: " + NO_ROOM));
    }

    @Test
    void whatIsNotKnownIsNotFull() {
        assertThat(found(List.of(), task(1, 9, 9))).isEmpty();
    }

    @Test
    void whoReservesNothingHasRoomInADebt() {
        assertThat(found(List.of(room(-1, -1)), task(3, 0, 0))).isEmpty();
    }

    /** In the order of the file a task of one would take the room of the task of three. */
    @Test
    void theLargestTasksArePlacedFirst() {
        List<Room> rooms = List.of(room(9, 3), room(9, 2), room(9, 3));

        assertThat(found(rooms, task(2, 0, 1), task(1, 0, 3))).isEmpty();
        assertThat(found(rooms, task(3, 0, 1), task(1, 0, 3)))
                .containsExactly("services.s0: " + NO_ROOM + " when a host is away");
    }

    @Test
    void ofTheSameMemoryTheOnesWithMoreProcessorsArePlacedFirst() {
        assertThat(found(List.of(room(2, 4), room(3, 4), room(3, 4)), task(2, 1, 1), task(1, 3, 1)))
                .isEmpty();
    }

    @Test
    void aServiceThatRunsEverywhereTakesOfEveryHost() {
        List<Room> rooms = List.of(room(4, 4), room(4, 4));
        String everywhere = task(1, 2, 2).replace("replicas: 1", "mode: global");

        assertThat(found(rooms, everywhere, task(1, 2, 2))).isEmpty();
        assertThat(found(rooms, everywhere, task(2, 2, 2)))
                .containsExactly("services.s1: " + NO_ROOM + " when a host is away");
    }

    @Test
    void manyTasksAreNotPlacedOneByOne() {
        assertThat(found(List.of(room(1, 1)), task(999_999_999, 0, 1))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"0.5, true", ".5, true", "4, true", "4.000000001, false", "half, true"})
    void processorsAreCountedInBillionths(String cpus, boolean fits) {
        String service = "deploy: {resources: {reservations: {cpus: '%s'}}}".formatted(cpus);

        assertThat(found(List.of(room(4, 4)), service).isEmpty()).isEqualTo(fits);
    }

    private static Room room(long cpus, long memory) {
        return new Room(cpus * 1_000_000_000L, memory);
    }

    private static String task(int replicas, int cpus, int memory) {
        return "deploy: {replicas: %d, resources: {reservations: {cpus: '%d', memory: '%d'}}}"
                .formatted(replicas, cpus, memory);
    }

    private static List<String> found(List<Room> rooms, String... services) {
        StringBuilder file = new StringBuilder("services:\n");
        for (int index = 0; index < services.length; index++) {
            file.append("  s%d: {image: \"a:1\", %s}\n".formatted(index, services[index]));
        }
        Neighbourhood unknown = Neighbourhood.UNKNOWN;
        Neighbourhood cloud = new Neighbourhood(
                unknown.domain(),
                unknown.proxyNetwork(),
                unknown.entryPoints(),
                unknown.mount(),
                unknown.brick(),
                unknown.ports(),
                unknown.routers(),
                unknown.rules(),
                unknown.middlewares(),
                unknown.subnets(),
                rooms,
                Optional.empty(),
                List.of());
        return Linter.check(ComposeFiles.of(file.toString()), cloud).stream()
                .filter(finding -> finding.rule().equals("reservation-too-large"))
                .map(finding -> finding.place().path().replace(".deploy.resources.reservations", "") + ": "
                        + finding.problem().what().replaceFirst(".*: ", ""))
                .toList();
    }
}
