package io.swarmstead.storage;

import io.swarmstead.host.HostException;
import io.swarmstead.host.Shape;
import io.swarmstead.spec.HostName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * As what a peer knows a host of Gluster's pool, and whom else it knows.
 *
 * @param uuid the host's own
 * @param version of the pool's protocol
 * @param peers the uuid and the address of each other member, one after the other
 */
record PoolIdentity(String uuid, String version, List<String> peers) {
    /** For a script on the peer, of the host's address and name, and the peer's own address; see {@link #read}. */
    static final String QUESTION = """
            cd /var/lib/glusterd
            itself=$(grep -lE "^hostname[0-9]+=(${1//./\\\\.}|$2)\\$" peers/*) || exit 1
            sed -n 's/^uuid=//p' "$itself"
            sed -n 's/^operating-version=//p' glusterd.info
            echo "$(sed -n 's/^UUID=//p' glusterd.info) $3"
            for peer in peers/*; do
                [ "$peer" = "$itself" ] || sed -nE 's/^(uuid|hostname1)=//p' "$peer" | paste -sd ' '
            done
            """;

    /** It becomes the name of a file. */
    private static final Shape UUID =
            Shape.of("the uuid of a peer", "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private static final Shape VERSION = Shape.of("a version of Gluster's protocol", "[0-9]{1,9}");
    private static final Shape ADDRESS = Shape.of("the address of a peer", "[0-9A-Za-z][0-9A-Za-z.:-]{0,252}");

    /** @param said who answered the question so */
    static PoolIdentity read(HostName said, String answer) throws HostException {
        List<String> lines = answer.strip().lines().toList();
        List<String> peers = new ArrayList<>();
        for (String line : lines.subList(Math.min(2, lines.size()), lines.size())) {
            String[] words = line.split(" ", 2);
            peers.add(UUID.checked(said, words[0]));
            peers.add(ADDRESS.checked(said, words.length < 2 ? "" : words[1]));
        }
        return new PoolIdentity(
                UUID.checked(said, lines.isEmpty() ? "" : lines.getFirst()),
                VERSION.checked(said, lines.size() < 2 ? "" : lines.get(1)),
                List.copyOf(peers));
    }

    /** Behind a first word all of it, for a script. */
    String[] words(String first) {
        return Stream.concat(Stream.of(first, uuid, version), peers.stream()).toArray(String[]::new);
    }
}
