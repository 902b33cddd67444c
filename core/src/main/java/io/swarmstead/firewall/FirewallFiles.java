package io.swarmstead.firewall;

import io.swarmstead.host.HostFile;
import io.swarmstead.spec.CloudSpec;
import java.util.List;

/** The table and the service that loads it at boot. */
final class FirewallFiles {
    static final String SERVICE = "swarmstead-firewall.service";
    private static final String RULES = "/etc/swarmstead/firewall.nft";

    private FirewallFiles() {}

    static List<HostFile> of(CloudSpec spec) {
        return List.of(
                HostFile.of(RULES, FirewallRules.of(spec)), HostFile.of("/etc/systemd/system/" + SERVICE, unit()));
    }

    private static String unit() {
        return """
                # It is never taken away when this stops: a restart would leave the host open for a moment, and whoever
                # connected then would stay. Only firewall: false in cloud.yaml takes it down.
                [Unit]
                Description=The firewall of the cloud
                DefaultDependencies=no
                Wants=network-pre.target
                Before=network-pre.target shutdown.target
                Conflicts=shutdown.target

                [Service]
                Type=oneshot
                RemainAfterExit=yes
                ExecStart=/usr/sbin/nft -f %s
                ExecStartPost=/bin/sh -c '%s > %s'

                [Install]
                WantedBy=sysinit.target
                """.formatted(RULES, LoadedRules.LISTED, LoadedRules.SUM);
    }
}
