package io.swarmstead.daemon;

import io.swarmstead.compose.ImageReference;
import io.swarmstead.deployment.PinnedImage;
import io.swarmstead.deployment.StackNode;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.swarm.Engine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import tools.jackson.databind.JsonNode;

/**
 * Pulls to this host, a manager, after it was away, the images of the services whose tasks it may be told to run: at the
 * next loss of a host no registry has to answer then. A deployment does that for the hosts that are there.
 */
final class ImageCare implements Duty {
    /** From one try to the next, where a registry did not give an image. */
    static final Duration BETWEEN_TRIES = Duration.ofMinutes(10);

    private final Returns returns;
    private final Engine.Asking docker;
    private final Host host;
    private final String mount;
    private final Errand errand;
    private final LongSupplier clock;
    private final Set<String> refused = new HashSet<>();
    private volatile int done;
    private volatile long next;

    /**
     * @param returns of this host
     * @param mount where the shared volume is
     * @param clock nanoseconds, by a clock that nobody sets
     */
    ImageCare(Returns returns, Engine.Asking docker, Host host, String mount, Errand errand, LongSupplier clock) {
        this.returns = returns;
        this.docker = docker;
        this.host = host;
        this.mount = mount;
        this.errand = errand;
        this.clock = clock;
        this.next = clock.getAsLong();
    }

    @Override
    public void tick() {
        int now = returns.count();
        if (now != done && clock.getAsLong() - next >= 0) {
            errand.begin(() -> {
                next = clock.getAsLong() + BETWEEN_TRIES.toNanos();
                if (fetch()) {
                    next = clock.getAsLong();
                    done = now;
                }
            });
        }
    }

    /** One after the other: they share a line with those who use the cloud. */
    private boolean fetch() throws HostException {
        List<PinnedImage> wanted = wanted(
                docker.tree("/services"), docker.tree("/nodes"), host.name().value());
        if (wanted.isEmpty()) {
            return true;
        }
        Set<String> missing = Set.copyOf(host.run(PinnedImage.missing(wanted).withTimeout(Duration.ofMinutes(2)))
                .lines()
                .toList());
        boolean all = true;
        for (PinnedImage image : wanted) {
            if (missing.contains(image.exact())) {
                all &= fetch(image);
            }
        }
        return all;
    }

    /** An image that is refused is written down once. */
    private boolean fetch(PinnedImage image) {
        try {
            host.run(image.pull(mount));
            errand.journal()
                    .write("images", "pulled " + image.image().tagged(), "a service may run here that needs it");
            refused.remove(image.exact());
            return true;
        } catch (HostException failed) {
            if (refused.add(image.exact())) {
                errand.journal()
                        .write(
                                "images",
                                image.image().tagged() + " is not here, and cannot be pulled",
                                failed.problem().why());
            }
            return false;
        }
    }

    /** Of lasting services whose tasks the host may run, each once. */
    static List<PinnedImage> wanted(JsonNode services, JsonNode nodes, String host) {
        List<StackNode> here = StackNode.read(nodes).stream()
                .filter(node -> node.host().equals(host))
                .toList();
        Set<String> seen = new HashSet<>();
        List<PinnedImage> wanted = new ArrayList<>();
        for (JsonNode service : services) {
            ImageReference image = ImageReference.parse(
                    service.at("/Spec/TaskTemplate/ContainerSpec/Image").asString(""));
            List<String> constraints = StackNode.constraints(service);
            if (Members.isLasting(service)
                    && image.digest().isPresent()
                    && here.stream().anyMatch(node -> node.takes(constraints))) {
                PinnedImage pinned = new PinnedImage(image);
                if (seen.add(pinned.exact())) {
                    wanted.add(pinned);
                }
            }
        }
        return wanted;
    }
}
