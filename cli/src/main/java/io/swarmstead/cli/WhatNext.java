package io.swarmstead.cli;

import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a lab's owner can try when its cloud is up. */
final class WhatNext {
    private WhatNext() {}

    /**
     * Command lines that can be copied.
     *
     * @param sample the stack that answers already
     * @param cloud what to add to commands about the cloud
     * @param lab what to add to commands about the lab
     */
    static List<String> lines(CloudSpec spec, Path file, String sample, String cloud, String lab) {
        String name = sample + "." + spec.domain();
        Path authority = file.resolveSibling(spec.name() + "-ca.crt");
        List<String> lines = new ArrayList<>(List.of("", "try next:"));
        lines.add(
                "  curl --cacert %1$s --resolve %2$s:443:%3$s https://%2$s".formatted(authority, name, address(spec)));
        lines.add("  swarmstead status" + cloud + " --watch");
        if (spec.hosts().size() > 1) {
            HostSpec second = spec.hosts().get(1);
            lines.add("  swarmstead lab power-off%s %s      (and power-on)".formatted(lab, second.name()));
        }
        lines.add("  swarmstead stack deploy" + cloud + " NAME -f FILE");
        lines.add("  swarmstead lab down" + lab);
        return List.copyOf(lines);
    }

    private static String address(CloudSpec spec) {
        return spec.vip()
                .map(vip -> vip.address())
                .orElse(spec.hosts().getFirst().address());
    }
}
