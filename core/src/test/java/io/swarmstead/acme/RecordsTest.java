package io.swarmstead.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class RecordsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123456789Z");
    private static final CertificateWant WANT = new CertificateWant(List.of("*.example.org"));
    private static final URI AT = URI.create("https://ca.example.net/order/1");
    private static final OrderTicket TICKET =
            new OrderTicket(TestCertificates.DIRECTORY, WANT.names(), "-----KEY-----", NOW, Optional.of("aki.serial"));
    private static final List<DnsRecord> DNS = List.of(new DnsRecord("_acme-challenge.example.org", "value"));

    static final List<OrderState> STATES = List.of(
            new OrderState.Decided(TICKET),
            new OrderState.Asked(TICKET.replacingNothing()),
            new OrderState.Placed(TICKET, AT),
            new OrderState.Presenting(TICKET, AT, DNS),
            new OrderState.Presented(TICKET, AT, DNS),
            new OrderState.Answered(TICKET, AT, DNS),
            new OrderState.Finalized(TICKET, AT));

    @TempDir
    private Path folder;

    private AcmeStore store = new DirectoryStore(Path.of("unset"));
    private Records records = new Records(store);

    @BeforeEach
    void open() {
        store = new DirectoryStore(folder);
        records = new Records(store);
    }

    @ParameterizedTest
    @FieldSource("STATES")
    void everyStateIsReadAsItWasWritten(OrderState state) throws IOException {
        Setbacks setbacks = Setbacks.NONE.refused(NOW, Optional.empty(), new Problem("what", "why", "next"));
        CertificateRecord record = new CertificateRecord(
                Optional.of(TestCertificates.issued(NOW, NOW.plus(Duration.ofDays(90)), "*.example.org")
                        .asked(Optional.of(new Issued.RenewalWindow(NOW, NOW, NOW)), NOW)),
                Optional.of(state),
                List.of("a.example.org"),
                setbacks);

        records.write(WANT, record);

        assertThat(new Records(store).certificate(WANT)).isEqualTo(record);
    }

    @Test
    void accountAndLimitsAreKept() throws IOException {
        StoredAccount account = new StoredAccount("-----KEY-----", Map.of("https://ca/dir", "https://ca/account/1"));
        LimitLog limits = LimitLog.EMPTY.with(
                new LimitLog.Event(LimitLog.Kind.ORDER, TestCertificates.DIRECTORY, NOW, WANT.names()));

        records.write(account);
        records.write(limits);

        assertThat(records.account()).contains(account);
        assertThat(records.limits()).isEqualTo(limits);
    }

    @Test
    void aBrokenTextIsNotRepeatedBecauseItMayHoldAKey() throws IOException {
        store.write("account", "{\"key\": \"-----KEY-----");

        assertThatThrownBy(records::account)
                .isInstanceOf(IOException.class)
                .hasMessage("what is stored of account cannot be read")
                .hasStackTraceContaining("account")
                .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("-----KEY"));
    }

    @Test
    void noKeyIsPrinted() throws IOException {
        assertThat(new CertificateRecord(
                                Optional.of(TestCertificates.issued(NOW, NOW.plusSeconds(9), "a.example.org")),
                                Optional.of(new OrderState.Decided(TICKET)),
                                List.of(),
                                Setbacks.NONE)
                        .toString())
                .doesNotContain("KEY");
        assertThat(new StoredAccount("-----KEY-----", Map.of()).toString()).doesNotContain("KEY");
    }

    private static String stackTrace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
