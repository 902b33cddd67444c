package io.swarmstead.daemon;

import io.swarmstead.host.HostException;
import io.swarmstead.spec.HostName;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps the storage labels of the workers by their pulse, on the host that is the swarm's leader. Not for every tick. */
final class WorkerCare implements Duty {
    /** Three beats that were missed. */
    static final Duration LOST = Duration.ofSeconds(20);

    private record Seen(String number, long since) {}

    private final HostName self;
    private final List<HostName> workers;
    private final Pulse pulse;
    private final StorageLabel label;
    private final Errand reading;
    private final Map<HostName, Seen> seen = new HashMap<>();

    WorkerCare(HostName self, List<HostName> workers, Pulse pulse, StorageLabel label, Errand reading) {
        this.self = self;
        this.workers = List.copyOf(workers);
        this.pulse = pulse;
        this.label = label;
        this.reading = reading;
    }

    @Override
    public void tick() {
        if (workers.isEmpty() || reading.underWay()) {
            return;
        }
        if (Member.leads(self, label.members().get())) {
            reading.begin(this::keep);
        } else {
            seen.clear();
        }
    }

    /** A worker whose number was seen to grow is ready; a new leader waits as long as anybody before it calls one lost. */
    private void keep() throws HostException {
        Map<String, String> numbers = pulse.read();
        long now = System.nanoTime();
        for (HostName worker : workers) {
            String number = numbers.getOrDefault(worker.value(), "");
            Seen before = seen.putIfAbsent(worker, new Seen(number, now));
            if (before == null) {
                continue;
            }
            if (!before.number().equals(number)) {
                seen.put(worker, new Seen(number, now));
                set(worker, StorageLabel.READY);
            } else if (now - before.since() > LOST.toNanos()) {
                set(worker, StorageLabel.LOST);
            }
        }
    }

    private void set(HostName worker, String value) throws HostException {
        var member = label.differing(worker, value);
        if (member.isPresent()) {
            label.set(member.get(), value);
        }
    }
}
