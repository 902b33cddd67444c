package io.swarmstead.stacks;

import io.swarmstead.host.Told;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec.Role;

/** What hosts answer to the stacks' look. */
public final class StacksAnswers {
    private StacksAnswers() {}

    public static Told bare(CloudSpec spec, HostName host) {
        return spec.host(host).role() == Role.MANAGER ? new Told().fails("services") : new Told();
    }

    public static Told inPlace(CloudSpec spec, HostName host) {
        return spec.host(host).role() == Role.MANAGER
                ? new Told().says("services", "[" + service("ingress_traefik", 3, 3) + "]")
                : new Told();
    }

    static String service(String name, int running, int desired) {
        return """
                {"ID":"id-of-%1$s","Version":{"Index":41},"Spec":{"Name":"%1$s","Labels":{}},
                "ServiceStatus":{"RunningTasks":%2$d,"DesiredTasks":%3$d,"CompletedTasks":0}}
                """.formatted(name, running, desired);
    }
}
