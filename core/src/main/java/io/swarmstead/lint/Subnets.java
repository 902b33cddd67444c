package io.swarmstead.lint;

import io.swarmstead.compose.ComposeFile;
import io.swarmstead.compose.Finding;
import io.swarmstead.preflight.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code subnet-overlap}: addresses of a network that something else has, in the file or in the cloud. */
final class Subnets implements Rule {
    private record Wish(String network, String text, Subnet subnet, Spot spot) {}

    @Override
    public List<Finding> check(ComposeFile file, Neighbourhood cloud) {
        List<Wish> wishes = Part.of(file).at("networks").entries().entrySet().stream()
                .flatMap(network -> wishes(file, network.getKey(), network.getValue()))
                .toList();
        List<Finding> findings = new ArrayList<>();
        for (int index = 0; index < wishes.size(); index++) {
            Wish wish = wishes.get(index);
            wishes.subList(0, index).stream()
                    .filter(earlier -> earlier.subnet.overlaps(wish.subnet))
                    .map(earlier -> finding(wish, "the network " + earlier.network))
                    .forEach(findings::add);
            new TreeMap<>(cloud.subnets())
                    .entrySet().stream()
                            .filter(other -> other.getValue().overlaps(wish.subnet))
                            .map(Map.Entry::getKey)
                            .map(owner -> finding(wish, owner))
                            .forEach(findings::add);
        }
        return findings;
    }

    private static Stream<Wish> wishes(ComposeFile file, String network, Part part) {
        List<Part> pools = part.at("ipam", "config").items();
        return IntStream.range(0, pools.size())
                .boxed()
                .flatMap(index -> pools.get(index).at("subnet").text().stream()
                        .flatMap(text -> Subnet.read(text).stream().map(subnet -> {
                            String[] path = {"networks", network, "ipam", "config", index.toString(), "subnet"};
                            return new Wish(network, text, subnet, new Spot(file, file.place(path)));
                        })));
    }

    private static Finding finding(Wish wish, String owner) {
        return wish.spot.error(
                "subnet-overlap",
                "%s has addresses of %s".formatted(wish.text, owner),
                "Docker refuses the network, or what has those addresses is no longer reached from containers",
                "leave ipam out, and the swarm takes a subnet that is free; or choose another one");
    }
}
