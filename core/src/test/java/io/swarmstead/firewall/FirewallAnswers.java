package io.swarmstead.firewall;

import io.swarmstead.host.Told;
import io.swarmstead.spec.CloudSpec;

/** What hosts answer to the firewall's look. */
public final class FirewallAnswers {
    private FirewallAnswers() {}

    public static Told bare(CloudSpec spec) {
        return new Told()
                .lacks(FirewallFiles.of(spec))
                .says("unit", "inactive\n\n")
                .fails("present")
                .fails("loaded");
    }

    public static Told inPlace(CloudSpec spec) {
        return new Told()
                .has(FirewallFiles.of(spec))
                .says("unit", "active\nenabled\n")
                .says("present", "table inet swarmstead {\n}\n")
                .says("loaded", "\tcomment \"%s\"\n".formatted(FirewallRules.mark(spec)));
    }
}
