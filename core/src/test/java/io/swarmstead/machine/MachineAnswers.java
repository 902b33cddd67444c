package io.swarmstead.machine;

import static java.util.stream.Collectors.joining;

import io.swarmstead.host.Told;
import io.swarmstead.spec.CloudSpec;

/** What hosts answer to the machine's look. */
public final class MachineAnswers {
    private MachineAnswers() {}

    /** A minimal Debian with nothing but OpenSSL, and curl removed but for its configuration. */
    public static Told bare() {
        return new Told().says("installed", "ii  openssl\nrc  curl\n").says("names", "");
    }

    public static Told inPlace(CloudSpec spec) {
        String installed = MachinePlanner.packages(spec).stream()
                .map(name -> "ii  " + name + "\n")
                .collect(joining());
        return new Told().says("installed", installed).says("names", MachinePlanner.names(spec) + "\n");
    }
}
