package io.swarmstead.steward;

import io.swarmstead.alerts.AlertSettings;
import io.swarmstead.host.HostFile;
import io.swarmstead.host.Told;
import io.swarmstead.spec.AlertsSpec;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What hosts answer to the steward's look. */
public final class StewardAnswers {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private StewardAnswers() {}

    /** Where somebody is to be told, how cannot be read. */
    static List<HostFile> files(CloudSpec spec, HostName host) {
        AlertSettings nobody = new AlertSettings(spec.name(), Optional.empty(), Optional.empty(), Optional.empty());
        return StewardFiles.of(
                spec, host, Optional.of(nobody).filter(_ -> spec.alerts().equals(AlertsSpec.NOBODY)));
    }

    static Bundle bundle() {
        return Bundle.carried().orElseThrow();
    }

    static StewardReport report(HostName host, boolean mount) {
        return new StewardReport(
                host,
                NOON,
                mount,
                List.of(
                        new Condition(
                                "mount", mount, mount ? "the volume answers" : "the volume does not answer", NOON),
                        new Condition("ingress", true, "Traefik answers", NOON)));
    }

    public static Told bare(CloudSpec spec, HostName host) {
        return new Told()
                .lacks(files(spec, host))
                .says("unit", "inactive\n\n")
                .fails("delivered")
                .fails("version")
                .fails("report");
    }

    public static Told inPlace(CloudSpec spec, HostName host) {
        return new Told()
                .has(files(spec, host))
                .says("unit", "active\nenabled\n")
                .says("delivered", "")
                .says("version", bundle().digest() + "\n")
                .says("report", report(host, true).json() + "\n");
    }
}
