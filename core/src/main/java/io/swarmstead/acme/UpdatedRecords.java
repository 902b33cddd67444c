package io.swarmstead.acme;

import io.swarmstead.spec.AcmeSpec.DnsSpec.Rfc2136;
import io.swarmstead.spec.NamedFile;
import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/** Records by updates of the zone (RFC 2136), signed with a shared key (RFC 8945). */
public record UpdatedRecords(Rfc2136 server) implements DnsRecords {
    private static final int DNS_PORT = 53;
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

    /** Seconds; nobody shall remember for long that there was no record. */
    private static final int TIME_TO_LIVE = 60;

    @Override
    public void present(DnsRecord record) throws AcmeTrouble {
        update(record, "put", (update, text) -> update.add(text));
    }

    @Override
    public void cleanUp(DnsRecord record) throws AcmeTrouble {
        update(record, "removed", (update, text) -> update.delete(text));
    }

    /** Every server that the zone names and that answers has it; one that does not answer is asked by nobody. */
    @Override
    public boolean isSeen(DnsRecord record) throws AcmeTrouble {
        try {
            if (!has(address(), record)) {
                return false;
            }
            for (InetSocketAddress other : servers()) {
                if (lacks(other, record)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw trouble(record, "looked for", e.toString());
        }
    }

    private interface Change {
        void in(Update update, TXTRecord text);
    }

    private void update(DnsRecord record, String done, Change change) throws AcmeTrouble {
        try {
            Update update = new Update(absolute(server.zone()));
            change.in(update, text(record));
            SimpleResolver resolver = resolver(address());
            resolver.setTSIGKey(key());
            Message answer = resolver.send(update);
            if (answer.getRcode() != Rcode.NOERROR) {
                throw trouble(record, done, "it answers " + Rcode.string(answer.getRcode()));
            }
        } catch (IOException e) {
            throw trouble(record, done, e.toString());
        }
    }

    private AcmeTrouble trouble(DnsRecord record, String done, String why) {
        return new AcmeTrouble(new Problem(
                "the record %s cannot be %s at %s".formatted(record.name(), done, server.server()),
                why,
                "check that the server lets the key %s update TXT records of %s: certificates.dns.rfc2136 in cloud.yaml"
                        .formatted(server.keyName(), server.zone())));
    }

    private TSIG key() throws IOException, AcmeTrouble {
        Path file = Path.of(server.secretFile());
        try {
            return new TSIG(
                    TSIG.algorithmToName(server.algorithm() + "."),
                    absolute(server.keyName()),
                    NamedFile.text(file, NamedFile.MOST).strip());
        } catch (IllegalArgumentException e) {
            throw new AcmeTrouble(new Problem(
                    file + " has no shared key",
                    "it is not base64",
                    "put the secret of the key " + server.keyName() + " there and nothing else"));
        }
    }

    private boolean lacks(InetSocketAddress other, DnsRecord record) throws TextParseException {
        try {
            return !has(other, record);
        } catch (TextParseException e) {
            throw e;
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean has(InetSocketAddress at, DnsRecord record) throws IOException {
        Record wanted = text(record);
        return ask(at, wanted.getName(), Type.TXT).getSection(Section.ANSWER).stream()
                .anyMatch(wanted::equals);
    }

    /** The other servers of the zone, as far as their addresses can be found. */
    private List<InetSocketAddress> servers() throws IOException {
        List<InetSocketAddress> servers = new ArrayList<>();
        Message answer = ask(address(), absolute(server.zone()), Type.NS);
        for (Record record : answer.getSection(Section.ANSWER)) {
            if (record instanceof NSRecord named) {
                addresses(named.getTarget()).forEach(at -> servers.add(new InetSocketAddress(at, DNS_PORT)));
            }
        }
        return servers;
    }

    private List<InetAddress> addresses(Name name) throws IOException {
        List<InetAddress> glue = ask(address(), name, Type.A).getSection(Section.ANSWER).stream()
                .filter(ARecord.class::isInstance)
                .map(record -> ((ARecord) record).getAddress())
                .toList();
        try {
            return glue.isEmpty() ? List.of(InetAddress.getAllByName(name.toString(true))) : glue;
        } catch (UnknownHostException _) {
            return List.of();
        }
    }

    private static Message ask(InetSocketAddress at, Name name, int type) throws IOException {
        return resolver(at).send(Message.newQuery(Record.newRecord(name, type, DClass.IN)));
    }

    private static SimpleResolver resolver(InetSocketAddress at) {
        SimpleResolver resolver = new SimpleResolver(at);
        resolver.setTCP(true);
        resolver.setTimeout(LONGEST_ANSWER);
        return resolver;
    }

    private InetSocketAddress address() throws UnknownHostException {
        int colon = server.server().lastIndexOf(':');
        String host = colon < 0 ? server.server() : server.server().substring(0, colon);
        int port = colon < 0 ? DNS_PORT : Integer.parseInt(server.server().substring(colon + 1));
        return new InetSocketAddress(InetAddress.getByName(host), port);
    }

    private static TXTRecord text(DnsRecord record) throws TextParseException {
        return new TXTRecord(absolute(record.name()), DClass.IN, TIME_TO_LIVE, record.value());
    }

    private static Name absolute(String name) throws TextParseException {
        return Name.fromString(name, Name.root);
    }
}
