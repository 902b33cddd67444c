package io.swarmstead.stacks;

import io.swarmstead.compose.ImageReference;
import io.swarmstead.host.Folder;
import java.time.Instant;
import java.util.List;

/**
 * A service of a stack, as the swarm holds it.
 *
 * @param name the swarm's name for it: {@code <stack>_<service>}
 * @param everywhere it runs once on every host, instead of so many times
 * @param changed when its description was last changed
 * @param routes {@code https://host} of each of its routers
 * @param networks names, whosever they are
 * @param secrets ids
 * @param binds what it mounts from the hosts' own file system
 * @param volumes what it mounts of Docker's own, which stay on one host
 */
public record StackService(
        String id,
        String stack,
        String name,
        ImageReference image,
        boolean everywhere,
        int running,
        int desired,
        Instant changed,
        List<Port> ports,
        List<String> routes,
        List<String> networks,
        List<String> secrets,
        List<Folder> binds,
        List<String> volumes) {

    /** A published port; {@code mode} is the engine's word: {@code host} or {@code ingress}. */
    public record Port(int published, int target, String protocol, String mode) {}

    /** The author's name for it. */
    public String shortName() {
        return name.startsWith(stack + "_") ? name.substring(stack.length() + 1) : name;
    }
}
