package io.swarmstead.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstead.acme.AcmeEngine;
import io.swarmstead.acme.AcmeTrouble;
import io.swarmstead.acme.CertificateWant;
import io.swarmstead.acme.DirectoryStore;
import io.swarmstead.acme.DnsRecord;
import io.swarmstead.acme.DnsRecords;
import io.swarmstead.acme.HookRecords;
import io.swarmstead.acme.Issued;
import io.swarmstead.acme.Progress;
import io.swarmstead.acme.Proofs;
import io.swarmstead.acme.UpdatedRecords;
import io.swarmstead.spec.AcmeSpec.DnsSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wildcards, proved to a real Pebble by records in a real DNS. */
@WithPebble
class AcmeDnsTest {
    private static final CertificateWant ALL = new CertificateWant(List.of("*.example.test", "example.test"));

    @TempDir
    private Path folder;

    private final ShiftedClock clock = new ShiftedClock();

    @Test
    void recordsAreWrittenByUpdatesOfTheZoneAndTakenAway() throws Exception {
        try (Knot knot = new Knot(folder);
                Pebble pebble = new Pebble(folder).asking(knot.port()).start()) {
            DnsRecords records = new UpdatedRecords(knot.update());

            Issued issued = new Issuance(engine(pebble, records), clock).renewed(ALL);

            assertThat(issued.names()).isEqualTo(ALL.names());
            assertThat(Files.readString(folder.resolve("knot.log"))).contains("DDNS");
            DnsRecord record = new DnsRecord("_acme-challenge.example.test", "of-the-test");
            DnsRecord other = new DnsRecord("_acme-challenge.example.test", "another");
            records.present(record);
            records.present(other);
            records.present(other);
            assertThat(records.isSeen(record)).isTrue();
            assertThat(records.isSeen(other)).isTrue();
            records.cleanUp(record);
            records.cleanUp(record);
            assertThat(records.isSeen(record)).isFalse();
            assertThat(records.isSeen(other)).isTrue();
        }
    }

    @Test
    void anotherKeyIsRefusedAndNamed() throws Exception {
        try (Knot knot = new Knot(folder)) {
            DnsSpec.Rfc2136 known = knot.update();
            DnsRecords stranger = new UpdatedRecords(new DnsSpec.Rfc2136(
                    known.server(), known.zone(), "stranger", known.algorithm(), known.secretFile()));

            assertThatThrownBy(() -> stranger.present(new DnsRecord("_acme-challenge.example.test", "x")))
                    .isInstanceOfSatisfying(
                            AcmeTrouble.class,
                            trouble -> assertThat(trouble.problem().next()).contains("stranger"));
        }
    }

    @Test
    void recordsAreWrittenByAProgramAndTakenAway() throws Exception {
        try (Pebble pebble = new Pebble(folder).start()) {
            Path hook = program("""
                    #!/bin/sh
                    echo "$@" >> %1$s/hook.log
                    case $1 in
                        present) curl -sf -d '{"host": "'$2'.", "value": "'$3'"}' %2$s/set-txt ;;
                        cleanup) curl -sf -d '{"host": "'$2'."}' %2$s/clear-txt ;;
                    esac
                    """.formatted(folder, pebble.dnsManagement()));

            new Issuance(engine(pebble, new HookRecords(hook.toString())), clock).renewed(ALL);

            List<String> calls = Files.readAllLines(folder.resolve("hook.log"));
            assertThat(calls).hasSize(4).allMatch(call -> call.contains(" _acme-challenge.example.test "));
            assertThat(calls.subList(2, 4))
                    .isEqualTo(calls.subList(0, 2).stream()
                            .map(call -> call.replace("present", "cleanup"))
                            .toList());
        }
    }

    @Test
    void aProgramThatFailsIsToldOfAndNothingIsAskedMeanwhile() throws Exception {
        try (Pebble pebble = new Pebble(folder).start()) {
            Path hook = program("#!/bin/sh\necho no such zone >&2\nexit 3\n");

            Progress.Held held = new Issuance(engine(pebble, new HookRecords(hook.toString())), clock).held(ALL);

            assertThat(held.problem().what()).isEqualTo(hook + " present failed for _acme-challenge.example.test");
            assertThat(held.problem().why()).isEqualTo("exit code 3: no such zone");
            assertThat(pebble.logged("Starting 3 validations")).isZero();
        }
    }

    private AcmeEngine engine(Pebble pebble, DnsRecords records) {
        return new AcmeEngine(
                pebble.spec(),
                new DirectoryStore(folder.resolve("store")),
                new Proofs(Optional.of(records), Proofs.HttpCheck.NONE),
                clock,
                new Random(1));
    }

    private Path program(String text) throws Exception {
        Path program = Files.writeString(folder.resolve("hook"), text);
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }
}
