package io.swarmstead.firewall;

import io.swarmstead.spec.AcmeSpec;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostSpec;
import io.swarmstead.spec.IngressSpec;
import io.swarmstead.spec.StorageSpec;
import io.swarmstead.spec.VipSpec;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The table. To the engines of another host a container is no container: Docker gives its packets the address of its own
 * host. So they are dropped where they are still known for what they are, on that host, on their way through it. What is
 * forwarded was sent by none of the host's own programs; overlay traffic was, by its kernel, and takes another way.
 *
 * <p>It is a list of what is closed and not of what is open, because no host knows which ports stacks publish on another
 * one. There the addresses are still those that were asked for: ports that this host publishes have been led to a container
 * by then, and are not meant. No interface is named: networks of Docker, also those to come, need not be known.
 *
 * <p>The table is replaced as a whole in one transaction, and no other table is touched.
 */
final class FirewallRules {
    /** Where OpenSSH listens unless told otherwise: kept open besides the spec's port, so that nobody is locked out. */
    private static final int SSH = 22;

    /** The port mapper, Swarm's control and gossip, VXLAN, the challenges of an authority, the page of services that wait, glusterd and Gluster's bricks. */
    private static final List<String> ENGINES = List.of(
            "tcp . 111",
            "udp . 111",
            "tcp . 2377",
            "tcp . 7946",
            "udp . 7946",
            "udp . 4789",
            "tcp . " + AcmeSpec.CHALLENGES,
            "tcp . " + IngressSpec.PAGE,
            "tcp . 24007-24008",
            "tcp . " + StorageSpec.FIRST_BRICK_PORT + "-" + StorageSpec.LAST_BRICK_PORT);

    /**
     * In the order of the hooks. A container can send whatever it likes (Docker grants NET_RAW), so what claims to be from
     * a host counts only where the way back to that host is the one that it came by; only bridges are asked, because a host
     * with two ways to another may well use both. What is said of the engines' ports comes before what is said of
     * connections that stand, so that none of before the table lives on. The answers to what a host began itself, from a
     * port that a brick might have had, are of the direction {@code reply}.
     */
    private static final String TEMPLATE = """
            table inet swarmstead
            delete table inet swarmstead
            table inet swarmstead {
                comment "%s"
                set hosts {
                    type ipv4_addr
                    elements = { %s }
                }
                set guarded {
                    type ipv4_addr
                    elements = { %s }
                }
                set engines {
                    type inet_proto . inet_service
                    flags interval
                    elements = { %s }
                }
                set visitors {
                    type ipv4_addr
                    size 65535
                    flags dynamic
                }
                set networks {
                    type ipv6_addr
                    size 65535
                    flags dynamic
                }
                chain genuine {
                    type filter hook prerouting priority raw; policy accept;
                    meta iifkind "bridge" ip saddr @hosts fib saddr . iif oif missing counter drop comment "forged"
                }
                chain forward {
                    type filter hook forward priority filter; policy accept;
                    ct direction reply accept
                    ip saddr @hosts accept comment "where a host is the way from one to another"
                    ct state new tcp dport { 80, 443 } ct original ip daddr @guarded add @visitors { ip saddr ct count over %7$d } counter reject with tcp reset comment "more than one address may have"
                    ip daddr != @guarded accept
                    tcp dport { %5$s } accept comment "ssh and the ingress"
                    meta l4proto . th dport @engines counter drop comment "containers to the engines"
                    meta l4proto != { tcp, udp, icmp } counter drop comment "VRRP and the like"
                }
                chain input {
                    type filter hook input priority filter; policy drop;
                    iif lo accept
                    ct state new tcp dport { %8$s } ip saddr != @hosts add @visitors { ip saddr ct count over %7$d } counter reject with tcp reset comment "of a container of the VIP's own host"
                    ct state new tcp dport { %8$s } add @networks { ip6 saddr & ffff:ffff:ffff:ffff:: ct count over %7$d } counter reject with tcp reset comment "more than one network of IPv6 may have"
                    tcp dport { %5$s } accept comment "ssh and the ingress"
            %6$s        ip saddr @hosts ip daddr @hosts accept comment "Swarm, VXLAN, Gluster and VRRP, between hosts only"
                    ct direction original meta l4proto . th dport @engines counter drop
                    ct state established,related accept
                    meta l4proto { icmp, ipv6-icmp } accept
                    udp dport { 68, 546 } accept comment "DHCP"
                }
            }
            """;

    /**
     * Connections to the ingress, whose container has ports 80 and 443 whichever the host publishes, that one address may have at a
     * time. Of IPv6, which Docker's proxy answers on the host itself, it is a network of 64 bits, for who has one has all of its addresses
     * (RFC 4291, 2.5.4). Hundreds of people behind one address have a few each; half-written ones, which Traefik holds for as long as an
     * upload may take, are 25 MB of its memory then.
     */
    private static final int VISITS = 512;

    private FirewallRules() {}

    static String of(CloudSpec spec) {
        return render(spec, mark(spec));
    }

    /** What the table in the kernel is called when it has these rules: a file that was written may not be loaded yet. */
    static String mark(CloudSpec spec) {
        CRC32 checksum = new CRC32();
        checksum.update(render(spec, "").getBytes(StandardCharsets.UTF_8));
        return "rules %08x".formatted(checksum.getValue());
    }

    private static String render(CloudSpec spec, String mark) {
        List<String> hosts = spec.hosts().stream().map(HostSpec::address).toList();
        return TEMPLATE.formatted(
                mark,
                list(hosts),
                list(Stream.concat(hosts.stream(), spec.vip().map(VipSpec::address).stream())
                        .toList()),
                list(ENGINES),
                list(new TreeSet<>(List.of(
                        SSH,
                        spec.ssh().port(),
                        spec.ingress().http(),
                        spec.ingress().https()))),
                forTraefik(spec),
                VISITS,
                list(new TreeSet<>(List.of(spec.ingress().http(), spec.ingress().https()))));
    }

    private static String list(Collection<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** From the containers of this host, of which Traefik is one; what is answered there is no secret. */
    private static String forTraefik(CloudSpec spec) {
        return spec.acme()
                        .map(_ -> fromContainers(AcmeSpec.CHALLENGES, "challenges of an authority"))
                        .orElse("")
                + fromContainers(IngressSpec.PAGE, "the page of services that wait");
    }

    private static String fromContainers(int port, String what) {
        return "        iifname docker_gwbridge tcp dport %d accept comment \"%s\"\n".formatted(port, what);
    }
}
