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
                # Only to load rules and to write down what the kernel made of them. Left out: PrivateTmp, which waits for file
                # systems that come later at boot; PrivateNetwork and PrivateUsers, since the rules are the host's.
                CapabilityBoundingSet=CAP_NET_ADMIN
                NoNewPrivileges=yes
                RestrictNamespaces=yes
                RestrictAddressFamilies=AF_NETLINK AF_UNIX
                RestrictRealtime=yes
                RestrictSUIDSGID=yes
                LockPersonality=yes
                MemoryDenyWriteExecute=yes
                SystemCallArchitectures=native
                SystemCallFilter=@system-service
                SystemCallFilter=~@privileged @resources
                SystemCallErrorNumber=EPERM
                IPAddressDeny=any
                UMask=0077
                PrivateDevices=yes
                PrivateMounts=yes
                ProtectClock=yes
                ProtectHostname=yes
                ProtectSystem=strict
                ReadWritePaths=/run
                ProtectHome=yes
                ProtectKernelTunables=yes
                ProtectKernelModules=yes
                ProtectKernelLogs=yes
                ProtectControlGroups=yes
                ProtectProc=invisible

                [Install]
                WantedBy=sysinit.target
                """.formatted(RULES, LoadedRules.LISTED, LoadedRules.SUM);
    }
}
