package io.swarmstead.acme;

import io.swarmstead.certificates.CertificateStatus;
import io.swarmstead.spec.Problem;
import io.swarmstead.spec.StorageSpec;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One visit to everything that there is to be done about certificates: each goes as far as it can without a long wait,
 * and what came of it is published. A visit that is cut off anywhere is gone on with by the next one.
 */
public final class Certification {
    /** What an authority or the DNS takes for one step; who says longer is visited again. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final AcmeEngine engine;
    private final String authority;
    private final StorageSpec storage;
    private final Consumer<String> journal;
    private final Map<CertificateWant, Course> courses = new LinkedHashMap<>();

    /** How far one certificate has come, and when it goes on. */
    private record Course(Instant next, String step, Optional<Problem> problem) {}

    /**
     * A visit that has not begun.
     *
     * @param authority the host name of the one that is asked
     * @param wants the certificates that there shall be
     * @param journal is told of what was done, a sentence each
     */
    public Certification(
            AcmeEngine engine,
            String authority,
            StorageSpec storage,
            Collection<CertificateWant> wants,
            Consumer<String> journal) {
        this.engine = engine;
        this.authority = authority;
        this.storage = storage;
        this.journal = journal;
        wants.forEach(want -> courses.put(want, new Course(Instant.EPOCH, "", Optional.empty())));
    }

    /**
     * Goes on until there is nothing to do for a while, or the time is over.
     *
     * @param wishes the names of certificates that are to be made anew in any case
     * @param longest for the whole visit; the step that is under way then is ended
     * @return when the next visit is due; empty if nothing is wanted
     * @throws IOException if the volume fails
     */
    public Optional<Instant> visit(Set<String> wishes, Duration longest) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(longest);
        if (PublishedCertificates.newest(storage).isEmpty()) {
            // every host needs the thumbprint before an authority asks for it
            publish();
        }
        for (CertificateWant want : List.copyOf(courses.keySet())) {
            if (wishes.contains(want.name())) {
                take(want, engine.renew(want));
            }
        }
        for (Optional<CertificateWant> first = first(end); first.isPresent(); first = first(end)) {
            Thread.sleep(Duration.between(Instant.now(), next(first.get())));
            take(first.get(), engine.advance(first.get()));
        }
        publish();
        return courses.values().stream().map(Course::next).min(Instant::compareTo);
    }

    /** The one that goes on soonest, if that is soon. Nobody waits here for the end of a rest after a setback. */
    private Optional<CertificateWant> first(Instant end) {
        Instant now = Instant.now();
        return courses.entrySet().stream()
                .filter(entry -> entry.getValue().next().isBefore(end)
                        && entry.getValue().next().isBefore(now.plus(patience(entry.getValue()))))
                .min(Map.Entry.comparingByValue(Comparator.comparing(Course::next)))
                .map(Map.Entry::getKey);
    }

    private static Duration patience(Course course) {
        return course.problem().isPresent() ? Duration.ZERO : LONGEST_WAIT;
    }

    private Instant next(CertificateWant want) {
        Course course = courses.get(want);
        return course == null ? Instant.MAX : course.next();
    }

    private void take(CertificateWant want, Progress progress) throws IOException {
        Instant now = Instant.now();
        Course course = switch (progress) {
            case Progress.Current(var next) -> new Course(next, "", Optional.empty());
            case Progress.Advanced(var what) -> told(want, new Course(now, what, Optional.empty()));
            case Progress.Waiting(var until, var what) -> new Course(until, what, Optional.empty());
            case Progress.Renewed _ -> told(want, new Course(now, "got a certificate", Optional.empty()));
            case Progress.Held(var until, var problem) ->
                told(want, new Course(until, problem.what(), Optional.of(problem)));
        };
        courses.put(want, course);
        if (progress instanceof Progress.Renewed) {
            publish();
        }
    }

    /** A hold that is still the same is no news. */
    private Course told(CertificateWant want, Course course) {
        boolean known = Optional.ofNullable(courses.get(want))
                .filter(before -> before.step().equals(course.step()))
                .isPresent();
        if (!known) {
            journal.accept(want.name() + ": " + course.step());
        }
        return course;
    }

    private void publish() throws IOException {
        List<Issued> certificates = new ArrayList<>();
        List<CertificateStatus> statuses = new ArrayList<>();
        for (Map.Entry<CertificateWant, Course> entry : courses.entrySet()) {
            CertificateWant want = entry.getKey();
            Optional<Issued> issued = engine.certificate(want);
            issued.ifPresent(certificates::add);
            Course course = entry.getValue();
            statuses.add(new CertificateStatus(
                    want.name(),
                    want.names(),
                    authority,
                    issued.map(Certification::served),
                    course.step(),
                    course.next(),
                    course.problem()));
        }
        new PublishedCertificates(engine.thumbprint(), certificates, statuses).publish(storage);
    }

    private static CertificateStatus.Served served(Issued issued) {
        return new CertificateStatus.Served(
                Chain.read(issued.chain()).leaf().getSerialNumber().toString(16),
                issued.notBefore(),
                issued.notAfter(),
                Renewals.due(issued));
    }
}
