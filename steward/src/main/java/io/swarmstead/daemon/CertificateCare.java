package io.swarmstead.daemon;

import io.swarmstead.certificates.PublicCertificates;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.ingress.IngressNames;
import io.swarmstead.spec.StorageSpec;
import io.swarmstead.stacks.Routes;
import io.swarmstead.steward.StewardFiles;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * On the host of the swarm's leader: has certificates made for the names of all routes. What is to be done is done by a
 * child, which is started when there is another name, when a person asks, and when the last one said that it was time
 * again. So the daemon has nothing of ACME in its memory, and a hung volume hangs the child.
 */
final class CertificateCare implements Duty {
    /** A visit of the child, see {@link Certify}, and some time to end it. */
    private static final Duration LONGEST = Certify.LONGEST.plusMinutes(2);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

    private final Host host;
    private final StorageSpec storage;
    private final String wished;
    private final BooleanSupplier leads;
    private final FirstLine reader;
    private final Errand certifying;
    private final Journal journal;
    private final Question docker = Question.ofDocker();

    private Set<String> names = Set.of();
    private String wish = "";
    private Instant next = Instant.EPOCH;

    CertificateCare(Host host, StorageSpec storage, BooleanSupplier leads, Errand certifying, Journal journal) {
        this.host = host;
        this.storage = storage;
        this.wished = PublicCertificates.wished(storage);
        this.leads = leads;
        this.reader = new FirstLine(storage.mount());
        this.certifying = certifying;
        this.journal = journal;
    }

    @Override
    public void tick() {
        if (leads.getAsBoolean()) {
            certifying.begin(this::care);
        } else if (certifying.underWay()) {
            reader.abandon();
        }
    }

    private void care() throws HostException {
        Set<String> routes;
        String asked;
        try {
            routes = docker.ask("/services", body -> routes(JsonMapper.shared().readTree(body)));
            asked = reader.of(wished);
        } catch (IOException silent) {
            throw new HostException("the names of the routes are not known", silent, "swarmstead status");
        }
        Instant now = Instant.now();
        if (routes.equals(names) && asked.equals(wish) && now.isBefore(next)) {
            return;
        }
        next = now.plus(AFTER_FAILURE);
        String said = host.run(StewardFiles.program(host.name(), StewardFiles.CERTIFY)
                .withInput(String.join("\n", routes) + "\n")
                .withTimeout(LONGEST)
                .onVolume(storage.mount()));
        said.lines().forEach(this::take);
        names = routes;
        wish = asked;
    }

    /** Each line begins with a word of {@link Certify}. */
    private void take(String line) {
        if (line.startsWith(Certify.DID)) {
            journal.write("certificates", line.substring(Certify.DID.length()), "");
        } else if (line.startsWith(Certify.NEXT)) {
            try {
                next = Instant.parse(line.substring(Certify.NEXT.length()));
            } catch (DateTimeParseException _) {
                journal.write("certificates", "a mistake of ours: " + line, "");
            }
        }
    }

    /** The names of all routes of services that Traefik leads to, but for those that lead to Traefik itself. */
    static Set<String> routes(JsonNode services) {
        Set<String> names = new TreeSet<>();
        for (JsonNode service : services) {
            Map<String, String> labels = new LinkedHashMap<>();
            service.path("Spec")
                    .path("Labels")
                    .properties()
                    .forEach(
                            label -> labels.put(label.getKey(), label.getValue().asString("")));
            if ("true".equals(labels.get("traefik.enable"))) {
                names.addAll(Routes.names(labels));
            }
        }
        names.remove(IngressNames.READY);
        return names;
    }
}
