package io.swarmstead.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.lint.Neighbourhood.Room;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a host has left. */
class RoomTest {
    @ParameterizedTest
    @CsvSource({"2, 4, 2", "3, 4, 1", "4, 4, 1", "5, 4, 0", "0, 3, 2", "1, 0, 4", "1, 9, 0"})
    void holdsAnAmountSoOften(long cpus, long memory, long times) {
        Room wanted = new Room(cpus, memory);

        assertThat(new Room(4, 8).times(wanted)).isEqualTo(times);
        assertThat(new Room(4, 8).holds(wanted)).isEqualTo(times > 0);
    }

    @Test
    void nothingFitsAsGoodAsAlwaysAndIntoADebtNever() {
        assertThat(new Room(4, 8).times(new Room(0, 0))).isEqualTo(Long.MAX_VALUE);
        assertThat(new Room(-4, 8).times(new Room(1, 1))).isZero();
        assertThat(new Room(4, 8).minus(new Room(1, 9))).isEqualTo(new Room(3, -1));
    }
}
