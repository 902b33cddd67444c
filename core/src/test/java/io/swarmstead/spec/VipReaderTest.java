package io.swarmstead.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class VipReaderTest {
    @Test
    void everythingWrittenIsTaken() {
        assertThat(Texts.valid(Texts.THREE_HOSTS + "vip: {address: 10.0.0.100, interface: eth0.7}\n")
                        .vip())
                .contains(new VipSpec("10.0.0.100", Optional.of("eth0.7")));
    }
}
