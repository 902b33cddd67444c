package io.swarmstead.vip;

import io.swarmstead.host.Command;
import io.swarmstead.host.Fleet;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Result;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec;
import io.swarmstead.spec.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * A host that keeps away from the VIP while something is done to it: whoever does that enters standby first and leaves it
 * afterwards, whatever came of both. Clients notice nothing: another host has the VIP before {@link #enter} returns, and for
 * a minute it hands what belongs to connections of before on to this one, which can end them in peace.
 *
 * <p>Both may be repeated. Standby that nobody leaves is void after ten minutes and after a boot, and the next plan ends
 * it. The VIP does not come back by itself.
 *
 * @param spec with a VIP
 */
public record Standby(CloudSpec spec, HostName host) {
    /** keepalived watches it: a number other than 0 in it keeps the host from the VIP. It lies where a boot removes it. */
    static final String MARKER = "/run/swarmstead-standby";

    /** Ends standby when nobody else does. */
    private static final String TIMER = "swarmstead-standby-over";

    private static final String NOT_TIMED = "systemctl stop -q " + TIMER + ".timer 2> /dev/null";

    private static final String ENTER = "holds() { " + Vip.HOLDS + "; [ $? != 1 ]; }\n" + NOT_TIMED + """

            systemd-run -q --collect --on-active=10min --unit="$3" rm -f "$4"
            echo 1 > "$4"
            while [ $SECONDS -lt 10 ]; do
                holds "$1" || ! curl -fs -m 1 -o /dev/null "http://$1:$2/ping" || exit 0
                sleep 0.1
            done
            rm -f "$4"
            exit 1
            """;

    /** What a host says that surely does not hold the VIP. */
    private static final int NO = 1;

    /**
     * Gives the VIP away, if the host holds it, and does not take it until {@link #leave}.
     *
     * @throws HostException if no other host can take the VIP, or none does; the host then keeps it
     */
    public void enter(Fleet fleet) throws HostException {
        Host leaving = fleet.host(host);
        if (leaving.attempt(Command.script(Vip.HOLDS, Vip.address(spec))).exitCode() != NO) {
            requireCandidate(fleet);
            handOver(fleet);
        }
        Result gone = leaving.attempt(Command.script(
                ENTER, Vip.address(spec), String.valueOf(spec.ingress().http()), TIMER, MARKER));
        if (!gone.succeeded()) {
            throw refusal("no other host took it within ten seconds");
        }
    }

    /** Makes the host a candidate for the VIP again. Another host that does not answer is left to itself. */
    public void leave(Fleet fleet) throws HostException {
        fleet.host(host).run(Command.script(NOT_TIMED + "\nrm -f " + MARKER));
        for (Host other : others(fleet)) {
            tolerantly(other, HandOver.end());
        }
    }

    private void requireCandidate(Fleet fleet) throws HostException {
        List<String> unfit = new ArrayList<>();
        for (Host other : others(fleet)) {
            if (candidate(other)) {
                return;
            }
            unfit.add(other.name().value());
        }
        throw refusal("neither keepalived nor its checks are content on " + String.join(", ", unfit));
    }

    private static boolean candidate(Host other) {
        return tolerantly(other, Command.script(KeepalivedFiles.CANDIDATE));
    }

    /** On every other host: which of them will take the VIP is for keepalived to say. */
    private void handOver(Fleet fleet) {
        Command begin = HandOver.begin(spec, host);
        others(fleet).forEach(other -> tolerantly(other, begin));
    }

    private List<Host> others(Fleet fleet) {
        return spec.managers().stream()
                .map(HostSpec::name)
                .filter(name -> !name.equals(host))
                .map(fleet::host)
                .toList();
    }

    /** Whether it succeeded, on a host that we can do without. */
    private static boolean tolerantly(Host on, Command command) {
        try {
            return on.attempt(command).succeeded();
        } catch (HostException _) {
            return false;
        }
    }

    private HostException refusal(String why) {
        return new HostException(new Problem(
                host + ": cannot give the VIP away",
                why,
                "run swarmstead status, and again when another host can take it"));
    }
}
