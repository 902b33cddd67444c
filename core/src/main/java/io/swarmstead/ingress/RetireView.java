package io.swarmstead.ingress;

import io.swarmstead.host.Command;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.HostException;
import io.swarmstead.plan.Milestone;
import io.swarmstead.spec.HostName;
import java.util.Set;

/**
 * Ends the HAProxy that served Traefik's view of the engine before stewards did, once the steward has taken its place at
 * the socket. The package stays: it may have other uses on the host by now.
 */
record RetireView(HostName host) implements IngressStep {
    private static final String SERVICE = "swarmstead-engine-view.service";
    private static final String UNIT = "/etc/systemd/system/" + SERVICE;

    /** A question for a look: succeeds where there is one. */
    static final String QUESTION = "[ -e " + UNIT + " ]";

    @Override
    public String action() {
        return "retire the old view of the engine";
    }

    @Override
    public String reason() {
        return "the steward serves it now";
    }

    @Override
    public Set<Milestone> requires() {
        return Set.of(IngressStep.view(host));
    }

    /** The unit's file goes last, so that this is begun again if it is cut off. */
    @Override
    public void apply(Fleet fleet) throws HostException {
        fleet.host(host).run(Command.script("""
                set -e
                systemctl --no-reload -q disable --now "$1"
                rm -f /etc/swarmstead/engine-view.cfg
                rm "$2"
                systemctl daemon-reload
                """, SERVICE, UNIT));
    }
}
