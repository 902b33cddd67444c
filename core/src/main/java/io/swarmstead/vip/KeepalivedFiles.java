package io.swarmstead.vip;

import io.swarmstead.host.HostFile;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec;
import io.swarmstead.storage.StorageFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** keepalived's configuration on a host. */
final class KeepalivedFiles {
    /**
     * A quarter of a second: the holder is missed after three advertisements and a skew below one
     * (Master_Down_Interval, RFC 5798 section 6.1), which is 0.85 s for the first host and leaves room below 1.5 s.
     */
    private static final String ADVERTISEMENT = "0.25";

    /** What came through a router must be discarded (RFC 5798 section 7.1); to a container its host is one. */
    private static final int UNROUTED = 255;

    private static final int HIGHEST_PRIORITY = 150;
    private static final int PRIORITY_STEP = 10;
    private static final String INGRESS_ALIVE = "/usr/local/lib/swarmstead/ingress-alive";

    /** A command that succeeds where the host can take the VIP. */
    static final String CANDIDATE = "systemctl is-active -q keepalived && [ ! -e " + Standby.MARKER + " ] && "
            + INGRESS_ALIVE + " && " + StorageFiles.ALIVE;

    private KeepalivedFiles() {}

    static List<HostFile> of(CloudSpec spec, HostName host, String networkInterface) {
        return List.of(
                HostFile.of("/etc/keepalived/keepalived.conf", configuration(spec, host, networkInterface)),
                ingressAlive(spec),
                dropIn());
    }

    /**
     * The router id, 1 to 255: of the VIP, so that two clouds in one network, which have different VIPs, are unlikely
     * to share one. They would not disturb each other if they did: advertisements go to named peers only.
     */
    static int routerId(String vip) {
        CRC32 checksum = new CRC32();
        checksum.update(vip.getBytes(StandardCharsets.US_ASCII));
        return (int) (checksum.getValue() % 255) + 1;
    }

    private static String configuration(CloudSpec spec, HostName host, String networkInterface) {
        String vip = spec.vip().orElseThrow().address();
        String peers = spec.managers().stream()
                .filter(other -> !other.name().equals(host))
                .map(other -> "        %s min_ttl %d\n".formatted(other.address(), UNROUTED))
                .collect(Collectors.joining());
        return TEMPLATE.formatted(
                host,
                INGRESS_ALIVE,
                StorageFiles.ALIVE,
                networkInterface,
                routerId(vip),
                priority(spec, host),
                ADVERTISEMENT,
                spec.host(host).address(),
                peers,
                vip,
                Standby.MARKER);
    }

    private static int priority(CloudSpec spec, HostName host) {
        return HIGHEST_PRIORITY
                - PRIORITY_STEP
                        * spec.managers().stream().map(HostSpec::name).toList().indexOf(host);
    }

    /**
     * The storage check fails only after ten seconds: while a dead host is being given up, the survivors' mounts stall
     * for the ping-timeout, and they must take the address just then. First among the host's processes, because a
     * holder that is busy and advertises late loses the address to one that resets its connections; not real-time, where
     * keepalived's own limit of time kills it on reload.
     */
    private static final String TEMPLATE = """
            global_defs {
                router_id %1$s
                script_user root
                enable_script_security
                vrrp_version 3
                vrrp_garp_master_refresh 10
                vrrp_priority -20
            }

            vrrp_script ingress_alive {
                script "%2$s"
                interval 1
                timeout 2
                rise 1
                fall 2
                weight 0
                init_fail
            }

            vrrp_script storage_alive {
                script "%3$s"
                interval 2
                timeout 2
                rise 1
                fall 5
                weight 0
                init_fail
            }

            track_file standby {
                file "%11$s"
                weight 0
            }

            vrrp_instance cloud {
                state BACKUP
                nopreempt
                interface %4$s
                virtual_router_id %5$d
                priority %6$d
                advert_int %7$s
                unicast_src_ip %8$s
                unicast_peer {
            %9$s    }
                virtual_ipaddress {
                    %10$s/32 dev %4$s
                }
                track_script {
                    ingress_alive
                    storage_alive
                }
                track_file {
                    standby
                }
            }
            """;

    private static HostFile ingressAlive(CloudSpec spec) {
        String traefik = "exec curl -fs -m 1 -o /dev/null http://127.0.0.1:%d/ping"
                .formatted(spec.ingress().http());
        return HostFile.executable(INGRESS_ALIVE, """
                #!/bin/sh
                # The host may serve clients, as its steward says; before that has spoken, Traefik is asked.
                # The mark tells the steward that keepalived lives.
                %s%s""".formatted(CheckMark.leave(), WellMark.check(traefik)));
    }

    private static HostFile dropIn() {
        return HostFile.of("/etc/systemd/system/keepalived.service.d/swarmstead.conf", """
                # The shipped unit is never started again after a crash.
                [Unit]
                StartLimitIntervalSec=0

                [Service]
                Restart=always
                RestartSec=1
                """);
    }
}
