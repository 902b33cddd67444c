package io.swarmstead.stacks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** The services of one stack and their tasks, as the engine describes them. */
public record StackState(List<Service> services, List<Task> tasks) {
    private static final ObjectMapper JSON = JsonMapper.shared();

    /**
     * By when the engine has begun to update what it will. It does so at once; this leaves room for a change of leader.
     */
    private static final Duration UPDATE_BEGINS = Duration.ofSeconds(3);

    /** The states of a task that is to run and does not yet. */
    private static final Set<String> WAITING =
            Set.of("new", "pending", "assigned", "accepted", "preparing", "ready", "starting");

    /** What the engine says of a service when it broke its update off. */
    private static final Set<String> BROKEN_OFF =
            Set.of("paused", "rollback_started", "rollback_paused", "rollback_completed");

    /** @param created when it was first deployed */
    public record Service(String id, String name, int running, int desired, Instant created, Update update) {
        /**
         * Whether its tasks are those that were asked for. A deployment takes the state of the last update away from
         * every service; those that change get one anew, and those that do not never do. So a state that is there
         * belongs to this deployment, and where there is none, time tells that the engine found nothing to update. A new
         * service has no tasks of before; only one that wants none yet may be a global one not yet looked at.
         */
        boolean settled(Instant start, Instant deployed, Instant now) {
            boolean fresh = !created.isBefore(start) && desired > 0;
            return update.state().isEmpty()
                    ? fresh || !now.isBefore(deployed.plus(UPDATE_BEGINS))
                    : update.state().equals("completed");
        }
    }

    /**
     * A service's rolling update.
     *
     * @param state the engine's own word; empty where there was none since the service was last deployed
     * @param message the engine's own words
     */
    public record Update(String state, String message) {
        public boolean brokenOff() {
            return BROKEN_OFF.contains(state);
        }

        /** The engine is taking it back, and will say when it is done. */
        boolean returning() {
            return state.equals("rollback_started");
        }

        public boolean returned() {
            return state.equals("rollback_completed");
        }
    }

    /** @param since when it came into its state */
    public record Task(String id, String service, int slot, String state, String error, Instant since) {
        boolean broken() {
            return state.equals("failed") || state.equals("rejected");
        }
    }

    public static StackState read(String services, String tasks) {
        return new StackState(services(JSON.readTree(services)), tasks(JSON.readTree(tasks)));
    }

    private static List<Service> services(JsonNode list) {
        List<Service> services = new ArrayList<>();
        for (JsonNode service : list) {
            JsonNode status = service.path("ServiceStatus");
            services.add(new Service(
                    service.path("ID").asString(""),
                    service.path("Spec").path("Name").asString(""),
                    status.path("RunningTasks").asInt(0),
                    status.path("DesiredTasks").asInt(0),
                    instant(service.path("CreatedAt")),
                    new Update(
                            service.path("UpdateStatus").path("State").asString(""),
                            service.path("UpdateStatus").path("Message").asString(""))));
        }
        return List.copyOf(services);
    }

    private static List<Task> tasks(JsonNode list) {
        List<Task> tasks = new ArrayList<>();
        for (JsonNode task : list) {
            JsonNode status = task.path("Status");
            tasks.add(new Task(
                    task.path("ID").asString(""),
                    task.path("ServiceID").asString(""),
                    task.path("Slot").asInt(0),
                    status.path("State").asString(""),
                    error(status),
                    instant(status.path("Timestamp"))));
        }
        return List.copyOf(tasks);
    }

    /** Of a task that broke the engine always says something; of one that waits only what is in its way counts. */
    private static String error(JsonNode status) {
        String said = status.path("Err").asString("");
        return said.isEmpty() && !WAITING.contains(status.path("State").asString(""))
                ? status.path("Message").asString("")
                : said;
    }

    private static Instant instant(JsonNode time) {
        return Instant.parse(time.asString("1970-01-01T00:00:00Z"));
    }

    /**
     * Every service has what this deployment asks for, and has had it for long enough.
     *
     * @param start before the deployment
     * @param deployed after it
     * @param steady for how long a service's tasks have to run before they count, by the service's name
     */
    public boolean converged(Instant start, Instant deployed, Instant now, Function<String, Duration> steady) {
        return !services.isEmpty()
                && services.stream()
                        .allMatch(service -> runs(service, now, steady) && service.settled(start, deployed, now));
    }

    /** The engine counts tasks at another moment than it lists them, and one may end between the two: both have to say so. */
    private boolean runs(Service service, Instant now, Function<String, Duration> steady) {
        List<Task> running = tasks.stream()
                .filter(task ->
                        task.service().equals(service.id()) && task.state().equals("running"))
                .toList();
        Instant latest = now.minus(steady.apply(service.name()));
        return service.running() >= service.desired()
                && running.size() >= service.desired()
                && running.stream().noneMatch(task -> task.since().isAfter(latest));
    }

    /** A service of which the engine has stopped the update, or takes it back. */
    public Optional<Service> brokenOff() {
        return services.stream().filter(service -> service.update().brokenOff()).findFirst();
    }

    /** Whether the engine is still taking something back. */
    public boolean returning() {
        return services.stream().anyMatch(service -> service.update().returning());
    }

    /** The service's latest task to break since {@code start}. */
    public Optional<Task> lastBroken(String service, Instant start) {
        return tasks.stream()
                .filter(task -> task.service().equals(service)
                        && task.broken()
                        && task.since().isAfter(start))
                .max(Comparator.comparing(Task::since));
    }

    /** What keeps tasks from being placed or started, each reason once. */
    public List<String> obstacles() {
        return tasks.stream()
                .filter(task -> WAITING.contains(task.state()) && !task.error().isEmpty())
                .map(task -> name(task) + ": " + task.error())
                .distinct()
                .toList();
    }

    /** A service of which tasks have failed so often since {@code start} that waiting will not help. */
    public Optional<Task> hopeless(Instant start, int often) {
        for (Service service : services) {
            List<Task> broken = tasks.stream()
                    .filter(task -> task.service().equals(service.id())
                            && task.broken()
                            && task.since().isAfter(start))
                    .toList();
            if (broken.size() >= often) {
                return Optional.of(broken.getFirst());
            }
        }
        return Optional.empty();
    }

    public String name(Task task) {
        return serviceName(task) + (task.slot() > 0 ? "." + task.slot() : "");
    }

    public String serviceName(Task task) {
        return services.stream()
                .filter(service -> service.id().equals(task.service()))
                .map(Service::name)
                .findFirst()
                .orElse(task.service());
    }

    /** "whoami_web 1/2, whoami_db 0/1". */
    public String summary() {
        return String.join(
                ", ",
                services.stream()
                        .map(service -> service.name() + " " + service.running() + "/" + service.desired())
                        .toList());
    }
}
