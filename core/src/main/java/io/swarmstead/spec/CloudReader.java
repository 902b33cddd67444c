package io.swarmstead.spec;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads the root of a cloud file, section after section.
 *
 * <p>A fault is reported and stood in for by the default, so that one reading finds all of them; the spec that comes
 * out is worth something only when no fault was found.
 */
final class CloudReader {
    private static final Rule DOMAIN = Rule.matching(
            "(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+(?![0-9]+$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
            "is not a DNS name",
            "services answer under it and certificates are issued for it, so it is two or more labels in lower case",
            "write a domain of yours, such as cloud.example.com");

    private CloudReader() {}

    static CloudSpec read(String text, Node root, Findings findings) {
        Section cloud = new Value("", Place.of(root, ""), root, findings)
                .section(Keys.CLOUD)
                .orElseGet(() -> Section.absent(Place.START, findings));
        HostsReader.Hosts hosts = HostsReader.read(cloud);
        Section reached = cloud.section("ssh", Keys.SSH);
        SshSpec ssh = SshReader.read(reached);
        Section alerts = cloud.section("alerts", Keys.ALERTS);
        return new CloudSpec(
                cloud.value("cloud").flatMap(name -> name.text(Rule.DNS_LABEL)).orElse(""),
                cloud.value("domain").flatMap(domain -> domain.text(DOMAIN)).orElse(""),
                hosts.readable(),
                ssh,
                vip(cloud, hosts.readable()),
                DockerReader.read(cloud.section("docker", Keys.DOCKER)),
                StorageReader.read(cloud.section("storage", Keys.STORAGE), hosts.written()),
                IngressReader.read(cloud.section("ingress", Keys.INGRESS), reached, ssh.port()),
                AcmeReader.read(cloud.section("certificates", Keys.CERTIFICATES)),
                cloud.value("firewall").flatMap(Value::flag).orElse(true),
                cloud.value("rebalance").flatMap(Value::flag).orElse(false),
                AlertsReader.read(alerts, alerts.section("email", Keys.EMAIL)),
                text);
    }

    private static Optional<VipSpec> vip(Section cloud, List<HostSpec> hosts) {
        return cloud.value("vip").isPresent()
                ? VipReader.read(cloud.section("vip", Keys.VIP), hosts)
                : Optional.empty();
    }
}
