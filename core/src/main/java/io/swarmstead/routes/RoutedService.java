package io.swarmstead.routes;

import java.util.List;
import java.util.Optional;

/**
 * A service that asks for routes.
 *
 * @param routes never empty
 * @param port at which its tasks listen
 * @param health the path at which Traefik asks a task how it is
 * @param protect whether a login is in front
 */
record RoutedService(String name, List<Route> routes, int port, Optional<String> health, boolean protect) {
    RoutedService {
        routes = List.copyOf(routes);
    }
}
