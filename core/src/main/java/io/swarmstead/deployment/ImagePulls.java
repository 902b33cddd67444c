package io.swarmstead.deployment;

import io.swarmstead.compose.ImageReference;
import io.swarmstead.deployment.StackPlan.Pull;
import io.swarmstead.host.HostException;
import io.swarmstead.spec.HostName;
import java.time.Duration;
import java.util.List;

/** Brings images to hosts before tasks need them, all side by side. */
record ImagePulls(StackSite site, DeploymentListener listener) {
    void pull(List<Pull> pulls) throws HostException {
        try (SideBySide work = new SideBySide()) {
            work.each(pulls, this::pull).results();
        }
    }

    private Pull pull(Pull pull) throws HostException {
        ImageReference image = ImageReference.parse(pull.image());
        String action = "pull " + image.tagged();
        listener.started(pull.host(), action);
        long start = System.nanoTime();
        site.fleet().host(new HostName(pull.host())).run(new PinnedImage(image).pull(site.mount()));
        listener.done(pull.host(), action, Duration.ofNanos(System.nanoTime() - start));
        return pull;
    }
}
