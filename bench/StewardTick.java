package io.swarmstead.daemon;

import io.swarmstead.view.EngineView;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/** What a steward of the leader's host asks its engine and tells Traefik, a tick a second; prints what that costs. */
final class StewardTick {
    private StewardTick() {}

    /** ENGINE VIEW MEMORY WARM SECONDS; prints percents of a core and MB. */
    public static void main(String[] arguments) throws Exception {
        Question engine = new Question(UnixDomainSocketAddress.of(arguments[0]));
        EngineView view = new EngineView(
                new Question(UnixDomainSocketAddress.of(arguments[0])),
                Set::of,
                Path.of(arguments[2]),
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()),
                (event, why) -> System.err.println(event + " " + why));
        view.open(Path.of(arguments[1]));
        int warm = Integer.parseInt(arguments[3]);
        int end = warm + Integer.parseInt(arguments[4]);
        Duration before = Duration.ZERO;
        for (int tick = 0; tick < end; tick++) {
            if (tick == warm) {
                before = used();
            }
            view.tick();
            if (tick % 3 == 0) {
                Member.read(engine.get("/nodes").body());
            }
            if (tick % 5 == 0) {
                Members.away(JsonMapper.shared().readTree(engine.get("/nodes").body()));
                Members.idle(JsonMapper.shared().readTree(engine.get("/services?status=true").body()));
            }
            Thread.sleep(1000);
        }
        System.out.printf("%.2f%n", used().minus(before).toMillis() / 10.0 / (end - warm));
        System.exit(0);
    }

    private static Duration used() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }
}
