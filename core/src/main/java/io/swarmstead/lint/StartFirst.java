package io.swarmstead.lint;

import io.swarmstead.compose.Edit;
import io.swarmstead.compose.Finding;
import java.util.List;
import java.util.stream.Stream;

/** {@code start-first-with-host-port}: two tasks cannot have one port of a host. */
final class StartFirst implements ServiceRule {
    private static final String ORDER = "order";

    @Override
    public Stream<Finding> check(Service service) {
        return service.ports((port, _) -> port).stream().noneMatch(Service.PublishedPort::host)
                ? Stream.empty()
                : Stream.of("update_config", "rollback_config")
                        .filter(config -> service.at("deploy", config, ORDER).is("start-first"))
                        .map(config -> finding(service.spot("deploy", config, ORDER)));
    }

    private static Finding finding(Spot order) {
        List<Edit> edits = LabelText.at(order, ORDER, "start-first").flatMap(text -> text.valued("stop-first")).stream()
                .toList();
        return order.warning(
                "start-first-with-host-port",
                "start-first with a port of the host",
                "the new task waits for the port that the old one has, so where every host runs one the update never ends",
                "write order: stop-first",
                edits);
    }
}
