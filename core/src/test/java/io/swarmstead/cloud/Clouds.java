package io.swarmstead.cloud;

import io.swarmstead.certificates.CertificatesAnswers;
import io.swarmstead.firewall.FirewallAnswers;
import io.swarmstead.host.CloudSights;
import io.swarmstead.ingress.IngressAnswers;
import io.swarmstead.machine.MachineAnswers;
import io.swarmstead.preflight.PreflightAnswers;
import io.swarmstead.records.RecordsAnswers;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.stacks.StacksAnswers;
import io.swarmstead.steward.StewardAnswers;
import io.swarmstead.storage.StorageAnswers;
import io.swarmstead.swarm.SwarmAnswers;
import io.swarmstead.vip.VipAnswers;

/** Whole clouds as their hosts answer for them. */
public final class Clouds {
    private Clouds() {}

    /** Fresh machines with sshd. */
    public static CloudSights bare(CloudSpec spec) {
        CloudSights sights = new CloudSights(spec);
        for (HostName host : spec.hostNames()) {
            sights.tell(host, "preflight", PreflightAnswers.bare(spec, host))
                    .tell(host, "machine", MachineAnswers.bare())
                    .tell(host, "firewall", FirewallAnswers.bare(spec))
                    .tell(host, "swarm", SwarmAnswers.bare(spec))
                    .tell(host, "storage", StorageAnswers.bare(spec, host))
                    .tell(host, "vip", VipAnswers.bare(spec, host))
                    .tell(host, "certificates", CertificatesAnswers.bare())
                    .tell(host, "ingress", IngressAnswers.bare(spec, host))
                    .tell(host, "steward", StewardAnswers.bare(spec, host))
                    .tell(host, "records", RecordsAnswers.bare())
                    .tell(host, "stacks", StacksAnswers.bare(spec, host));
        }
        return sights;
    }

    /** Everything as the spec asks. */
    public static CloudSights inPlace(CloudSpec spec) {
        CloudSights sights = new CloudSights(spec);
        for (HostName host : spec.hostNames()) {
            sights.tell(host, "preflight", PreflightAnswers.inPlace(spec, host))
                    .tell(host, "machine", MachineAnswers.inPlace(spec))
                    .tell(host, "firewall", FirewallAnswers.inPlace(spec))
                    .tell(host, "swarm", SwarmAnswers.inPlace(spec, host))
                    .tell(host, "storage", StorageAnswers.inPlace(spec, host))
                    .tell(host, "vip", VipAnswers.inPlace(spec, host))
                    .tell(host, "certificates", CertificatesAnswers.inPlace(spec, host))
                    .tell(host, "ingress", IngressAnswers.inPlace(spec, host))
                    .tell(host, "steward", StewardAnswers.inPlace(spec, host))
                    .tell(host, "records", RecordsAnswers.inPlace())
                    .tell(host, "stacks", StacksAnswers.inPlace(spec, host));
        }
        return sights;
    }

    /** The swarm's leader has just died: Docker runs and answers nobody. */
    static CloudSights leaderless(CloudSpec spec) {
        CloudSights sights = inPlace(spec);
        spec.hostNames()
                .forEach(host -> sights.tell(
                        host,
                        "swarm",
                        SwarmAnswers.inPlace(spec, host).says("info", "").fails("nodes")));
        return sights;
    }

    public static Observation observed(CloudSpec spec, CloudSights sights) {
        return new Cloud(spec, sights.fleet()).observe();
    }
}
