package io.swarmstead.vip;

import io.swarmstead.host.Told;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec.Role;

/** What hosts answer to the VIP's look. */
public final class VipAnswers {
    private VipAnswers() {}

    public static Told bare(CloudSpec spec, HostName host) {
        return concerned(spec, host)
                ? new Told()
                        .lacks(KeepalivedFiles.of(spec, host, "eth0"))
                        .says("interface", "eth0\n")
                        .fails("holds")
                        .fails("standby")
                        .says("keepalived", "inactive\n\n")
                : new Told();
    }

    /** The first host holds the address. */
    public static Told inPlace(CloudSpec spec, HostName host) {
        if (!concerned(spec, host)) {
            return new Told();
        }
        Told told =
                bare(spec, host).has(KeepalivedFiles.of(spec, host, "eth0")).says("keepalived", "active\nenabled\n");
        return host.equals(spec.hostNames().getFirst()) ? told.says("holds", "") : told;
    }

    private static boolean concerned(CloudSpec spec, HostName host) {
        return spec.vip().isPresent() && spec.host(host).role() == Role.MANAGER;
    }
}
