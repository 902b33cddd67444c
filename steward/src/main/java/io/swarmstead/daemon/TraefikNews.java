package io.swarmstead.daemon;

import io.swarmstead.acme.DurableFile;
import io.swarmstead.host.HostException;
import io.swarmstead.ingress.NewestBuild;
import io.swarmstead.spec.IngressSpec;
import io.swarmstead.swarm.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * On the host of the swarm's leader: asks the registry once a week what Traefik's tag stands for, and leaves the answer to
 * {@code up} and {@code status}, also over its own restart. Nothing is pulled. Where no registry answers, that is written down
 * once, what was known stays known, and it is asked again the next day.
 */
final class TraefikNews implements Duty {
    private final IngressSpec ingress;
    private final Path kept;
    private final Engine.Asking docker;
    private final BooleanSupplier leads;
    private final Errand errand;
    private final InstantSource clock;
    private volatile Optional<NewestBuild> known;

    /** @param kept where a steward before it left its answer, and this one does */
    TraefikNews(
            IngressSpec ingress,
            Path kept,
            Engine.Asking docker,
            BooleanSupplier leads,
            Errand errand,
            InstantSource clock) {
        this.ingress = ingress;
        this.kept = kept;
        this.docker = docker;
        this.leads = leads;
        this.errand = errand;
        this.clock = clock;
        this.known = remembered();
    }

    private Optional<NewestBuild> remembered() {
        try {
            return NewestBuild.read(Files.readString(kept))
                    .filter(newest -> newest.tag().equals(ingress.traefik()));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** What is known and not too old to be told. */
    Optional<NewestBuild> known() {
        return known.filter(newest -> newest.answered() && !newest.isOver(clock.instant()));
    }

    @Override
    public void tick() {
        if (leads.getAsBoolean()
                && known.filter(newest -> !newest.isOver(clock.instant())).isEmpty()) {
            errand.begin(this::look);
        }
    }

    private void look() throws HostException {
        Optional<NewestBuild> before = known;
        Instant now = clock.instant();
        Optional<String> digest;
        try {
            digest = NewestBuild.digest(docker.ask(NewestBuild.question(ingress)));
            if (digest.isEmpty()) {
                silent(before, "the answer has no digest");
            }
        } catch (HostException unanswered) {
            digest = Optional.empty();
            silent(before, unanswered.problem().why());
        }
        NewestBuild newest = new NewestBuild(
                now, ingress.traefik(), digest.or(() -> before.flatMap(NewestBuild::digest)), digest.isPresent());
        known = Optional.of(newest);
        keep(newest);
    }

    private void silent(Optional<NewestBuild> before, String why) {
        if (before.filter(last -> !last.answered()).isEmpty()) {
            errand.journal()
                    .write(
                            "ingress",
                            "it is not known whether Traefik %s is the newest".formatted(ingress.traefik()),
                            why);
        }
    }

    private void keep(NewestBuild newest) throws HostException {
        try {
            DurableFile.replace(kept, newest.text());
        } catch (IOException failed) {
            throw new HostException("what Traefik's tag stands for cannot be kept", failed, "swarmstead status");
        }
    }
}
