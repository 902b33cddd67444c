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
                .fails("loaded");
    }

    public static Told inPlace(CloudSpec spec) {
        return new Told()
                .has(FirewallFiles.of(spec))
                .says("unit", "active\nenabled\n")
                .says("loaded", "table inet swarmstead {\n\tcomment \"%s\"\n}\n".formatted(FirewallRules.mark(spec)));
    }
}
