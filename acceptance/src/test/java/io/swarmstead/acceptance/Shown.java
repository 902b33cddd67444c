package io.swarmstead.acceptance;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What clients are shown for a name: at the VIP, and at the own address of every host that has power. */
record Shown(Browser browser, String name) {
    /** The serials of the certificates; an empty one where there is none that is trusted. */
    Set<String> serials() {
        return Stream.concat(Stream.of(TheLab.vip()), TheLab.running().stream().map(TheLab::address))
                .map(address -> browser.serial(address, name))
                .collect(Collectors.toSet());
    }

    /** Whether it is one and the same certificate everywhere. */
    boolean isOne() {
        Set<String> serials = serials();
        return serials.size() == 1 && !serials.contains("");
    }
}
