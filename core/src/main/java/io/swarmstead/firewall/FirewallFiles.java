package io.swarmstead.firewall;

import io.swarmstead.host.HostFile;
import io.swarmstead.spec.AcmeSpec;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostSpec;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The table and the service that loads it at boot. */
final class FirewallFiles {
    static final String SERVICE = "swarmstead-firewall.service";
    private static final String RULES = "/etc/swarmstead/firewall.nft";

    /** Where OpenSSH listens unless told otherwise: kept open besides the spec's port, so that nobody is locked out. */
    private static final int SSH = 22;

    private FirewallFiles() {}

    static List<HostFile> of(CloudSpec spec) {
        return List.of(HostFile.of(RULES, rules(spec)), HostFile.of("/etc/systemd/system/" + SERVICE, unit()));
    }

    /**
     * Only the input hook: what is forwarded to containers is Docker's to decide, by the ports that a stack publishes.
     * The table is replaced as a whole in one transaction, and no other table is touched.
     */
    private static String rules(CloudSpec spec) {
        String hosts = spec.hosts().stream().map(HostSpec::address).collect(Collectors.joining(", "));
        TreeSet<Integer> open = new TreeSet<>(List.of(
                SSH, spec.ssh().port(), spec.ingress().http(), spec.ingress().https()));
        String ports = open.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return """
                table inet swarmstead
                delete table inet swarmstead
                table inet swarmstead {
                    set hosts {
                        type ipv4_addr
                        elements = { %s }
                    }
                    chain input {
                        type filter hook input priority filter; policy drop;
                        ct state established,related accept
                        iif lo accept
                        ip saddr @hosts accept comment "Swarm, VXLAN, Gluster and VRRP, between hosts only"
                        meta l4proto { icmp, ipv6-icmp } accept
                        udp dport { 68, 546 } accept comment "DHCP"
                        tcp dport { %s } accept comment "ssh and the ingress"
                %s    }
                }
                """.formatted(hosts, ports, challenges(spec));
    }

    /** From the containers of this host, of which Traefik is one; the answers are no secret. */
    private static String challenges(CloudSpec spec) {
        return spec.acme()
                .map(_ -> "        iifname docker_gwbridge tcp dport %d accept comment \"challenges of an authority\"\n"
                        .formatted(AcmeSpec.CHALLENGES))
                .orElse("");
    }

    private static String unit() {
        return """
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
                ExecReload=/usr/sbin/nft -f %1$s
                ExecStop=/usr/sbin/nft delete table inet swarmstead

                [Install]
                WantedBy=sysinit.target
                """.formatted(RULES);
    }
}
