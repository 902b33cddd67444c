package io.swarmstead.acceptance;

import io.swarmstead.acme.AcmeEngine;
import io.swarmstead.acme.CertificateWant;
import io.swarmstead.acme.Issued;
import io.swarmstead.acme.Progress;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Drives an engine until there is a certificate, as the steward does, but with a clock that is put forward over rests. */
final class Issuance {
    private static final int MOST_STEPS = 300;

    /** Of real time; Pebble takes less for whatever it does. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final AcmeEngine engine;
    private final ShiftedClock clock;
    private final List<Progress.Held> holds = new ArrayList<>();
    private final List<Duration> rests = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();

    Issuance(AcmeEngine engine, ShiftedClock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    /** Until there is a new certificate. */
    Issued renewed(CertificateWant want) throws IOException, InterruptedException {
        for (int step = 0; step < MOST_STEPS; step++) {
            switch (engine.advance(want)) {
                case Progress.Renewed(var certificate) -> {
                    return certificate;
                }
                case Progress.Advanced(var what) -> steps.add(what);
                case Progress.Waiting(var until, var what) -> {
                    steps.add(what);
                    await(until);
                }
                case Progress.Held held -> hold(held);
                case Progress.Current(var next) -> throw new AssertionError("nothing to do before " + next);
            }
        }
        throw new AssertionError("no certificate after " + steps + " " + holds);
    }

    /** Until something keeps it. */
    Progress.Held held(CertificateWant want) throws IOException, InterruptedException {
        for (int step = 0; step < MOST_STEPS; step++) {
            switch (engine.advance(want)) {
                case Progress.Held held -> {
                    return held;
                }
                case Progress.Advanced(var what) -> steps.add(what);
                case Progress.Waiting waiting -> await(waiting.until());
                case Progress.Renewed _, Progress.Current _ -> throw new AssertionError("not held: " + steps);
            }
        }
        throw new AssertionError("never held: " + steps);
    }

    /** Takes steps until this one was taken. */
    void until(CertificateWant want, String what) throws IOException {
        while (!steps.contains(what)) {
            if (!(engine.advance(want) instanceof Progress.Advanced(var step))) {
                throw new AssertionError("no step " + what + " after " + steps);
            }
            steps.add(step);
        }
    }

    /** What kept it on the way. */
    List<Progress.Held> holds() {
        return holds;
    }

    /** How long each hold was. */
    List<Duration> rests() {
        return rests;
    }

    List<String> steps() {
        return steps;
    }

    private void hold(Progress.Held held) {
        holds.add(held);
        rests.add(Duration.between(clock.instant(), held.until()));
        clock.forwardTo(held.until());
    }

    /** The authority works in real time; a longer wait passes on the clock of ours alone. */
    private void await(Instant until) throws InterruptedException {
        Duration rest = Duration.between(clock.instant(), until);
        if (rest.isPositive()) {
            Thread.sleep(rest.compareTo(LONGEST_WAIT) < 0 ? rest : LONGEST_WAIT);
            clock.forwardTo(until);
        }
    }
}
