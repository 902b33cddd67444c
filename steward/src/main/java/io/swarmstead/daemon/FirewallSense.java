package io.swarmstead.daemon;

import io.swarmstead.firewall.LoadedRules;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Whether the firewall is as it was loaded: others who flush rules flush ours, too, and nothing stops working then. */
final class FirewallSense implements Sense {
    private final Host host;

    FirewallSense(Host host) {
        this.host = host;
    }

    @Override
    public String name() {
        return "firewall";
    }

    @Override
    public String subject() {
        return "the kernel's packet filter";
    }

    @Override
    public String wellbeing() {
        return "the firewall is as it was loaded";
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(5);
    }

    /** A process of a few milliseconds. */
    @Override
    public Duration interval() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Optional<String> look() throws IOException {
        try {
            return host.run(LoadedRules.question()).strip().equals(LoadedRules.STANDING)
                    ? Optional.empty()
                    : Optional.of("the firewall was changed or taken away by somebody else");
        } catch (HostException silent) {
            throw new IOException(silent.problem().why(), silent);
        }
    }

    /** The child has a time limit of its own. */
    @Override
    public void abandon() {}
}
