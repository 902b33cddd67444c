package io.swarmstead.daemon;

import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.steward.StewardFiles;
import io.swarmstead.swarm.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * On the host of the swarm's leader: has tasks spread over the hosts again after one was away, where the owner wants that
 * unasked. It waits until all has been well for a whole stretch, and then there is one pass, even or not: the next one is
 * owed when a host was away again, or when another host's steward becomes the leader's, which cannot know what the last one
 * did. A pass that began nothing is none, and is waited for anew.
 *
 * <p>The pass is a child, see {@link Rebalance}, so that what a large swarm tells of its tasks is not in the daemon's small
 * heap. It begins with a service only while a mark is there, which the daemon removes at the first sign that anything is
 * not well. A daemon that ends takes the child with it; what the swarm was told last it brings to its end by itself.
 */
final class BalanceCare implements Duty {
    /**
     * A host that came back has its files healed within a minute or two, seldom more. One that is about to be lost again,
     * because its power or network comes and goes, mostly shows it within this time.
     */
    static final Duration CALM = Duration.ofMinutes(5);

    /** A host that comes back has something else wrong with it every few seconds. */
    private static final Duration NEWS = Duration.ofMinutes(1);

    /** Of a pass: a swarm with a great many services. */
    private static final Duration LONGEST = Duration.ofHours(2);

    private final CloudOutlook cloud;
    private final Engine.Asking docker;
    private final Host host;
    private final Path mark;
    private final Errand errand;
    private final LongSupplier clock;
    private final Duty looks;

    private boolean owed = true;
    private long calm;
    private String told = "";
    private long spoke;

    /**
     * Owes a pass.
     *
     * @param mark there while a pass may go on
     * @param between how often the swarm is asked for its services, while a pass is owed
     * @param clock nanoseconds, by a clock that nobody sets
     */
    BalanceCare(
            CloudOutlook cloud,
            Engine.Asking docker,
            Host host,
            Path mark,
            Duration between,
            Errand errand,
            LongSupplier clock) {
        this.cloud = cloud;
        this.docker = docker;
        this.host = host;
        this.mark = mark;
        this.errand = errand;
        this.clock = clock;
        this.calm = clock.getAsLong();
        this.looks = new Every(between, () -> errand.begin(this::look));
    }

    @Override
    public void tick() {
        if (!cloud.leads()) {
            disturbed("", true);
            return;
        }
        Optional<String> away = cloud.away();
        Optional<String> wrong = away.or(cloud::wrong);
        if (wrong.isPresent()) {
            disturbed(wrong.get(), away.isPresent());
        } else if (isOwed()) {
            looks.tick();
        }
    }

    /**
     * The stretch begins anew.
     *
     * @param what is not well; empty where that is not this steward's to tell
     * @param another whether it also makes for another pass
     */
    private synchronized void disturbed(String what, boolean another) {
        calm = clock.getAsLong();
        owed |= another;
        forbid();
        if (owed && !what.isEmpty()) {
            tell(what);
        }
    }

    private void tell(String what) {
        if (!what.equals(told) && (told.isEmpty() || calm - spoke >= NEWS.toNanos())) {
            told = what;
            spoke = calm;
            errand.journal()
                    .write("rebalance", "waits until all has been well for %d min".formatted(CALM.toMinutes()), what);
        }
    }

    private void forbid() {
        try {
            Files.deleteIfExists(mark);
        } catch (IOException failed) {
            errand.journal().write("rebalance", "a pass under way cannot be stopped", String.valueOf(failed));
        }
    }

    private synchronized boolean isOwed() {
        return owed;
    }

    private void look() throws HostException {
        Optional<String> missing = Members.missing(docker.tree(Members.SERVICES));
        if (missing.isPresent()) {
            disturbed(missing.get(), false);
        } else if (begin()) {
            pass();
        }
    }

    /** Whether it is time for a pass. It is not owed any more then, and should it be, the stretch begins anew. */
    private synchronized boolean begin() throws HostException {
        long now = clock.getAsLong();
        if (!owed || now - calm < CALM.toNanos()) {
            return false;
        }
        calm = now;
        owed = false;
        told = "";
        try {
            Files.write(mark, new byte[0]);
        } catch (IOException failed) {
            throw new HostException(
                    host.name() + ": no pass can begin", failed, "see whether " + mark + " can be made");
        }
        return true;
    }

    private void pass() throws HostException {
        try {
            host.follow(
                    StewardFiles.largeProgram(host.name(), StewardFiles.REBALANCE)
                            .withTimeout(LONGEST),
                    line -> {
                        Rebalance.Line said = Rebalance.Line.read(line);
                        errand.journal().write("rebalance", said.what(), said.why());
                        return true;
                    });
        } catch (HostException nothingBegun) {
            owe();
            throw nothingBegun;
        } finally {
            forbid();
        }
    }

    private synchronized void owe() {
        owed = true;
    }
}
