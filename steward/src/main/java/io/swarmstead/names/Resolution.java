package io.swarmstead.names;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/**
 * Asks a DNS server for names.
 *
 * @param server where it answers, by UDP, and by TCP what is too long for that
 */
public record Resolution(InetSocketAddress server) {
    /** Docker asks servers outside for a name that it does not have, and gives one up after four seconds. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final int AT_ONCE = 16;

    /** Docker's, in the network namespace of each container: libnetwork's resolver. */
    public static Resolution ofDocker() {
        return new Resolution(new InetSocketAddress("127.0.0.11", 53));
    }

    /**
     * A line for each name: the name and the addresses for which it stands, which may be none. A name for which there was no
     * answer has no line.
     */
    public List<String> lines(List<String> names) throws IOException {
        List<String> lines = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<String>> asked =
                    names.stream().map(name -> threads.submit(() -> line(name))).toList();
            for (Future<String> answer : asked) {
                try {
                    lines.add(answer.get());
                } catch (ExecutionException unanswered) {
                    // it is not known, which is told by saying nothing
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                    return lines;
                }
            }
        }
        return lines;
    }

    /** What {@link #lines} told: names and addresses. */
    static Map<String, Set<String>> read(String lines) {
        Map<String, Set<String>> read = new HashMap<>();
        lines.lines()
                .map(line -> line.split(" "))
                .forEach(
                        words -> read.put(words[0], Arrays.stream(words).skip(1).collect(Collectors.toSet())));
        return read;
    }

    private String line(String name) throws IOException {
        SimpleResolver resolver = new SimpleResolver(server);
        resolver.setTimeout(LONGEST);
        Message answer =
                resolver.send(Message.newQuery(Record.newRecord(Name.fromString(name, Name.root), Type.A, DClass.IN)));
        return answer.getSection(Section.ANSWER).stream()
                .filter(ARecord.class::isInstance)
                .map(record -> " " + ((ARecord) record).getAddress().getHostAddress())
                .collect(Collectors.joining("", name, ""));
    }
}
