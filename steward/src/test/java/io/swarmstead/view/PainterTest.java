package io.swarmstead.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PainterTest {
    private final FakeEngine engine = new FakeEngine();

    /** Docker lists tasks in the order in which services are named: another question has another answer. */
    @Test
    void theQuestionAfterTheTasksOfManyServicesStaysTheSame() throws IOException {
        engine.says(
                "/services",
                IntStream.range(0, 20)
                        .mapToObj(service -> FakeEngine.ROUTED.replace("\"s1\"", "\"s%d\"".formatted(service)))
                        .collect(Collectors.joining(",", "[", "]")));
        Painter painter = new Painter(engine);

        Picture first = painter.paint();

        assertThat(painter.paint()).isSameAs(first);
        assertThat(engine.asked())
                .filteredOn(question -> question.startsWith("/tasks"))
                .hasSize(2)
                .containsOnly(engine.asked().get(1));
        assertThat(engine.asked()).filteredOn("/version"::equals).hasSize(1);
    }
}
