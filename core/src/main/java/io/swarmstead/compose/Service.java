package io.swarmstead.compose;

import io.swarmstead.compose.Written.Entries;
import io.swarmstead.compose.Written.Items;
import io.swarmstead.compose.Written.Scalar;
import io.swarmstead.spec.Place;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The shape of a service. */
final class Service {
    private static final Shape BUILD = Service::build;
    private static final Section BUILD_LONG = new Section()
            .open()
            .key("context", Plain.TEXT)
            .key("dockerfile", Plain.TEXT)
            .key("args", Pairs.ENVIRONMENT)
            .key("cache_from", 2, Sequences.TEXTS)
            .key("labels", 3, Pairs.LABELS)
            .key("network", 4, Plain.TEXT)
            .key("target", 4, Plain.TEXT)
            .forgotten("shm_size", 5, _ -> Optional.empty())
            .key("extra_hosts", 9, Pairs.HOSTS);

    private static final Section HEALTHCHECK = new Section()
            .key("disable", Plain.FLAG)
            .kept("interval", Plain.DURATION)
            .kept("retries", Plain.TRUNCATED)
            .key("test", Sequences.HEALTH_TEST)
            .kept("timeout", Plain.DURATION)
            .kept("start_period", 4, Plain.DURATION)
            .kept("start_interval", 12, Plain.DURATION);

    private static final Section LIMIT =
            new Section().required("soft", "hard").key("soft", Plain.WHOLE).key("hard", Plain.WHOLE);
    private static final Shape ULIMITS = new Named(Service::limit, Pattern.compile("(?s).*"), false);

    private static final Section SERVICE = new Section()
            .extensions(7)
            .unsupported(ComposeOnly.SERVICE)
            .key("build", BUILD)
            .key("cap_add", Sequences.TEXTS)
            .key("cap_drop", Sequences.TEXTS)
            .key("cgroupns_mode", 9, Plain.TEXT)
            .key("cgroup_parent", Plain.TEXT)
            .key("command", Sequences.COMMAND)
            .key("configs", 3, Attachments.FILES)
            .key("container_name", Plain.TEXT)
            .key(
                    "credential_spec",
                    3,
                    new Section()
                            .key("config", 8, Plain.TEXT)
                            .key("file", Plain.TEXT)
                            .key("registry", Plain.TEXT))
            .key("depends_on", Service::dependencies)
            .key("deploy", Deploy.SHAPE)
            .key("devices", Sequences.TEXTS)
            .key("dns", Sequences.TEXT_OR_TEXTS)
            .key("dns_search", Sequences.TEXT_OR_TEXTS)
            .key("domainname", Plain.TEXT)
            .key("entrypoint", Sequences.COMMAND)
            .key("env_file", Service::environmentFiles)
            .key("environment", Pairs.ENVIRONMENT)
            .key("expose", Sequences.PORT_NUMBERS)
            .key("external_links", Sequences.TEXTS)
            .key("extra_hosts", Pairs.HOSTS)
            .kept("healthcheck", HEALTHCHECK)
            .key("hostname", Plain.TEXT)
            .key("image", Plain.TEXT)
            .kept("init", 7, Plain.FLAG)
            .key("ipc", Plain.TEXT)
            .key("isolation", 5, Plain.TEXT)
            .key("labels", Pairs.LABELS)
            .key("links", Sequences.TEXTS)
            .kept("logging", new Section().key("driver", Plain.TEXT).key("options", Pairs.OPTIONS))
            .key("mac_address", Plain.TEXT)
            .key("network_mode", Plain.TEXT)
            .key("networks", Attachments.NETWORKS)
            .forgotten("oom_score_adj", 13, Plain.WHOLE)
            .key("pid", Service::textOrNothing)
            .key("ports", Ports.SHAPE)
            .key("privileged", Plain.FLAG)
            .key("read_only", Plain.FLAG)
            .key("restart", Plain.TEXT)
            .key("secrets", 1, Attachments.FILES)
            .key("security_opt", Sequences.TEXTS)
            .key("shm_size", Plain.TEXT)
            .key("stdin_open", Plain.FLAG)
            .kept("stop_grace_period", Plain.DURATION)
            .key("stop_signal", Plain.TEXT)
            .key("sysctls", Pairs.LABELS)
            .key("tmpfs", Sequences.TEXT_OR_TEXTS)
            .key("tty", Plain.FLAG)
            .key("ulimits", ULIMITS)
            .key("user", Plain.TEXT)
            .key("userns_mode", Plain.TEXT)
            .key("volumes", Mounts.SHAPE)
            .key("working_dir", Plain.TEXT);

    static final Shape SHAPE = Service::normal;

    private Service() {}

    private static Optional<Object> normal(Spot spot) {
        Optional<Map<String, @Nullable Object>> service = SERVICE.normalMapping(spot);
        service.ifPresent(written -> {
            Map<String, @Nullable Object> environment = environment(spot, written);
            if (!environment.isEmpty()) {
                written.put("environment", environment);
            }
        });
        return service.map(Object.class::cast);
    }

    /** The variables of the files, in their order, then those of the service; what is empty comes from outside. */
    private static Map<String, @Nullable Object> environment(Spot spot, Map<String, @Nullable Object> service) {
        Map<String, @Nullable Object> environment = new LinkedHashMap<>();
        if (service.get("env_file") instanceof List<?> files) {
            for (int index = 0; index < files.size(); index++) {
                Place place = spot.placeOf("env_file", String.valueOf(index));
                fromOutside(variables(spot.pass(), place, String.valueOf(files.get(index))), spot.pass(), environment);
            }
        }
        if (service.get("environment") instanceof Map<?, ?> own) {
            fromOutside(own, spot.pass(), environment);
        }
        return environment;
    }

    private static void fromOutside(Map<?, ?> variables, Pass pass, Map<String, @Nullable Object> environment) {
        variables.forEach((name, value) -> {
            boolean empty = value == null || value.equals("");
            String outside = empty ? pass.environment().get(String.valueOf(name)) : null;
            environment.put(String.valueOf(name), outside == null ? value : outside);
        });
    }

    private static Map<String, String> variables(Pass pass, Place place, String file) {
        try {
            Optional<Path> path = pass.file(file);
            if (path.isPresent()) {
                return EnvFile.read(path.get(), pass.environment());
            }
            unusable(pass, place, "\"" + file + "\" cannot be the name of a file", "correct it");
        } catch (EnvFile.Unusable e) {
            unusable(pass, place, String.valueOf(e.getMessage()), e.next());
        }
        return Map.of();
    }

    private static void unusable(Pass pass, Place place, String what, String next) {
        pass.report()
                .error(
                        place,
                        "env-file",
                        what,
                        "the service takes its environment from there, and Docker does not deploy without",
                        next);
    }

    private static Optional<Object> build(Spot spot) {
        return spot.written() instanceof Scalar
                ? Plain.text(spot).filter(context -> !context.isEmpty()).map(context -> Map.of("context", context))
                : BUILD_LONG.normal(spot);
    }

    private static Optional<Object> dependencies(Spot spot) {
        return spot.written() instanceof Entries
                ? spot.refuse(
                        "not-supported",
                        "depends_on with conditions does not exist for stacks",
                        "Docker refuses it, and of a list of names it does nothing: a swarm starts all services at once and waits for none",
                        "leave it out; let the program wait for what it needs, or end, so that it is started again")
                : Sequences.TEXTS.normal(spot);
    }

    private static Optional<Object> environmentFiles(Spot spot) {
        boolean mappings = spot.written() instanceof Entries
                || (spot.written() instanceof Items list
                        && list.items().stream().anyMatch(Entries.class::isInstance));
        return mappings
                ? spot.refuse(
                        "not-supported",
                        "env_file with path, required or format does not exist for stacks",
                        "Docker refuses it: it takes the names of files, all of which have to be there",
                        "write the names alone, as in env_file: [web.env]; values in it are taken as they are, quotes included")
                : Sequences.TEXT_OR_TEXTS.normal(spot);
    }

    private static Optional<Object> textOrNothing(Spot spot) {
        return spot.written() instanceof Scalar scalar && scalar.value() == null
                ? Optional.empty()
                : Plain.TEXT.normal(spot);
    }

    /** One number for both limits, or both; Docker takes a single 0 for none. */
    private static Optional<Object> limit(Spot spot) {
        return spot.written() instanceof Entries
                ? LIMIT.normal(spot)
                : Plain.WHOLE.normal(spot).map(limit -> Section.isZero(limit) ? Map.of() : limit);
    }
}
