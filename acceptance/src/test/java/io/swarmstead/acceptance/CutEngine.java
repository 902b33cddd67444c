package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstead.acme.AcmeEngine;
import io.swarmstead.acme.AcmeStore;
import io.swarmstead.acme.CertificateWant;
import io.swarmstead.acme.DirectoryStore;
import io.swarmstead.acme.Proofs;
import io.swarmstead.spec.AcmeSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** An engine in a process of its own, which ends at a chosen point with no chance to say good-bye. */
final class CutEngine {
    private static final int CUT = 137;

    private CutEngine() {}

    /** Where it is cut, by the state that it is about to store, or has just stored. */
    enum Point {
        /** The authority has the order, and we have not written down where. */
        ORDER_CREATED("placed", true),
        /** The authority was told to look, and we have not written it down. */
        CHALLENGE_ANSWERED("answered", true),
        /** The names are proved meanwhile, and the signing request is not sent. */
        ORDER_READY("answered", false),
        /** The signing request is sent, and we have not written it down. */
        FINALIZE_SENT("finalized", true),
        /** The certificate is here, and not stored. */
        CERTIFICATE_NOT_STORED("issued", true);

        private final String state;
        private final boolean before;

        Point(String state, boolean before) {
            this.state = state;
            this.before = before;
        }

        boolean isIn(String text) {
            return this == CERTIFICATE_NOT_STORED
                    ? text.contains("\"issued\":{")
                    : text.contains("\"state\":\"" + state + "\"");
        }
    }

    /** Runs one until it is cut. */
    static void run(Point point, Path store, Pebble pebble, CertificateWant want) {
        Run.of(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CutEngine.class.getName(),
                        point.name(),
                        store.toString(),
                        pebble.directory().toString(),
                        pebble.trust().toString(),
                        want.name()))
                .expect(CUT);
        assertThat(store.resolve("account.json")).exists();
    }

    public static void main(String... arguments) throws IOException, InterruptedException {
        Point point = Point.valueOf(arguments[0]);
        AcmeStore store = new Cut(point, new DirectoryStore(Path.of(arguments[1])));
        AcmeSpec spec = new AcmeSpec(
                URI.create(arguments[2]),
                Optional.empty(),
                Optional.empty(),
                Optional.of("classic"),
                Optional.empty(),
                Optional.of(arguments[3]),
                Optional.empty(),
                List.of());
        AcmeEngine engine = new AcmeEngine(spec, store, Proofs.HTTP, Clock.systemUTC(), new Random(1));
        new Issuance(engine, new ShiftedClock()).renewed(new CertificateWant(List.of(arguments[4])));
    }

    /** Ends the process at the point. */
    private record Cut(Point point, AcmeStore store) implements AcmeStore {
        @Override
        public Optional<String> read(String key) throws IOException {
            return store.read(key);
        }

        @Override
        public void write(String key, String text) throws IOException {
            if (point.isIn(text) && point.before) {
                Runtime.getRuntime().halt(CUT);
            }
            store.write(key, text);
            if (point.isIn(text)) {
                Runtime.getRuntime().halt(CUT);
            }
        }
    }
}
