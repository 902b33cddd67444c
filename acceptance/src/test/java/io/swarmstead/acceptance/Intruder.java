package io.swarmstead.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Somebody who has taken over a container and does what he likes in its network. He has more tools than the image: what he
 * runs are programs of the host, which see the network as the container does, as root of it.
 *
 * @param container prints the id of the container, on the host
 */
record Intruder(String host, String network, String container) {
    private static final String PROGRAM = program();

    private static String program() {
        try (InputStream in = Intruder.class.getResourceAsStream("/intruder.py")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** What the script prints there; it need not succeed. */
    Run runs(String script) {
        return TheLab.attempt(host, """
                process=$(docker inspect -f '{{.State.Pid}}' $(%s)) || exit 99
                nsenter -t "$process" -n bash -s << 'SCRIPT'
                %s
                SCRIPT
                """.formatted(container, script));
    }

    /** Those of the targets, each an address and a port, that answer a connection, be it by refusing it. */
    List<String> reaches(List<String> targets) {
        return tries("reach", targets).lines().sorted().toList();
    }

    /** Sends a packet that {@link Arrivals} count to each target, a protocol, an address and a port. */
    void sends(String source, List<String> targets) {
        tries("send '%s'".formatted(source), targets);
    }

    /** Whether a connection of his hears nothing any more after this command on his host. */
    boolean isCutOff(String address, int port, String command) {
        return !tries("hold", List.of(address, String.valueOf(port), command)).equals("0");
    }

    /** Leaves a thousand requests half-written there for so long. How many connections he has then, at first and at last. */
    List<Integer> crowds(String address, int port, Duration time) {
        List<String> words = List.of(address, String.valueOf(port), "1000", String.valueOf(time.toSeconds()));
        return tries("crowd", words).lines().map(Integer::valueOf).toList();
    }

    private String tries(String what, List<String> words) {
        String quoted = words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        return runs("python3 - %s %s << 'PROGRAM'\n%s\nPROGRAM".formatted(what, quoted, PROGRAM))
                .expect(0)
                .out()
                .strip();
    }

    /** The host's own address on the bridge behind which the container is. */
    String gateway() {
        return runs("ip route show default | awk '{ print $3; exit }'")
                .expect(0)
                .out()
                .strip();
    }

    /** The same in IPv6, as it is written for somebody in the container, who has switched IPv6 on. */
    String linkLocalGateway() {
        return runs("""
                device=$(ip route show default | awk '{ print $5; exit }')
                sysctl -qw net.ipv6.conf.$device.disable_ipv6=0
                bridge=$(nsenter -t 1 -n ip -o addr show to %s | awk '{ print $2; exit }')
                nsenter -t 1 -n ip -6 -o addr show dev $bridge scope link | awk -v on=$device '{ sub("/.*", "", $4); print $4 "%%" on; exit }'
                # an address may be used when nobody else was found to have it
                for _ in $(seq 50); do
                    ip -6 -o addr show dev $device scope link | grep -v tentative | grep -q . && break
                    sleep 0.1
                done
                """.formatted(gateway())).expect(0).out().strip();
    }

    @Override
    public String toString() {
        return "a container on %s, %s".formatted(host, network);
    }
}
