package io.swarmstead.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The programs that the lab needs on the machine, and the Debian packages that have them. */
final class Prerequisites {
    private static final Duration LONGEST_INSTALL = Duration.ofMinutes(10);
    private static final SequencedMap<String, String> PACKAGE_BY_PROGRAM = packages();

    private Prerequisites() {}

    private static SequencedMap<String, String> packages() {
        SequencedMap<String, String> packages = new LinkedHashMap<>();
        packages.put("debootstrap", "debootstrap");
        packages.put("systemd-nspawn", "systemd-container");
        packages.put("ip", "iproute2");
        packages.put("ssh-keygen", "openssh-client");
        // tinyproxy itself would start a server of the machine's own; this has the program only
        packages.put("tinyproxy", "tinyproxy-bin");
        return packages;
    }

    /** The packages that have to be installed. */
    static List<String> missing() {
        return PACKAGE_BY_PROGRAM.entrySet().stream()
                .filter(entry -> !Machine.has(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    static void install(LabListener listener) throws LabException {
        List<String> packages = missing();
        if (packages.isEmpty()) {
            return;
        }
        String action = "install " + String.join(" ", packages);
        listener.during(LabListener.MACHINE, action, () -> install(packages));
    }

    /** Installs the packages; asks the mirror for its lists only when those at hand do not do. */
    static void install(List<String> packages) throws LabException {
        List<String> argv = new ArrayList<>(List.of("apt-get", "install", "-y", "--no-install-recommends"));
        argv.addAll(packages);
        if (Machine.attempt("", LONGEST_INSTALL, argv).exitCode() != 0) {
            Machine.run(LONGEST_INSTALL, "apt-get", "update");
            Machine.run(LONGEST_INSTALL, argv.toArray(String[]::new));
        }
    }

    /** Fetches a package and unpacks it into the folder, without installing it: no server of it starts. */
    static void unpack(String name, Folder into) throws LabException {
        into.delete();
        into.create();
        String script = "cd \"$0\" && apt-get download \"$1\" && dpkg-deb -x \"$1\"_*.deb .";
        List<String> argv = List.of("sh", "-c", script, into.path().toString(), name);
        if (Machine.attempt("", LONGEST_INSTALL, argv).exitCode() != 0) {
            Machine.run(LONGEST_INSTALL, "apt-get", "update");
            Machine.run(LONGEST_INSTALL, argv.toArray(String[]::new));
        }
    }
}
