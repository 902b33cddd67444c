package io.swarmstead.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the machine itself gets Debian's packages, and so the hosts do.
 *
 * @param archive the URL of the main archive
 * @param security the URL of the security archive
 */
record Mirror(String archive, Optional<String> security) {
    /** The release of the hosts. */
    static final String RELEASE = "trixie";

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    /** The mirror in the machine's own apt sources. */
    static Mirror ofThisMachine() throws LabException {
        String format = "$(LABEL)|$(SITE)";
        return parse(Machine.run("apt-get", "indextargets", "--format", format, "Created-By: Packages"));
    }

    static Mirror parse(String targets) throws LabException {
        String archive = site(targets, "Debian")
                .orElseThrow(() -> new LabException(
                        "machine: no Debian mirror in its apt sources",
                        "the hosts of a lab are made from Debian " + RELEASE + " packages",
                        "add a Debian archive to /etc/apt/sources.list.d and run apt-get update"));
        return new Mirror(archive, site(targets, "Debian-Security"));
    }

    private static Optional<String> site(String targets, String label) {
        return targets.lines()
                .map(line -> line.split("\\|"))
                .filter(words -> words.length == 2 && words[0].equals(label))
                .map(words -> words[1].replaceAll("/$", ""))
                .findFirst();
    }

    /** The sources of a host: those suites of its release that the mirror has. */
    String sources() {
        Stream<String> updates = Stream.of(line(archive, RELEASE + "-updates"));
        Stream<String> fixes = security.stream().map(site -> line(site, RELEASE + "-security"));
        return Stream.concat(
                        Stream.of(line(archive, RELEASE)),
                        Stream.concat(updates, fixes).filter(Mirror::answers))
                .collect(Collectors.joining());
    }

    /** Its addresses as lines of a hosts file; a name that is not found now is left to whoever asks later. */
    String addresses() {
        return Stream.concat(Stream.of(archive), security.stream())
                .map(site -> URI.create(site).getHost())
                .distinct()
                .flatMap(Mirror::address)
                .collect(Collectors.joining());
    }

    private static Stream<String> address(String name) {
        try {
            return Stream.of(InetAddress.getByName(name).getHostAddress() + " " + name + "\n");
        } catch (UnknownHostException _) {
            return Stream.empty();
        }
    }

    private static String line(String site, String suite) {
        return "deb " + site + " " + suite + " main\n";
    }

    private static boolean answers(String line) {
        List<String> words = List.of(line.split(" "));
        URI release = URI.create(words.get(1) + "/dists/" + words.get(2) + "/InRelease");
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(LONGEST_ANSWER)
                .build()) {
            HttpRequest request = HttpRequest.newBuilder(release)
                    .method("HEAD", HttpRequest.BodyPublishers.noBody())
                    .timeout(LONGEST_ANSWER)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
