package io.swarmstead.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The Debian that every host starts from: built once by debootstrap, then only read. */
record Base(Cache cache) {
    private static final Duration LONGEST_BUILD = Duration.ofMinutes(20);
    private static final String NAME = "base-" + Mirror.RELEASE;
    private static final String UNFINISHED = NAME + ".building";
    private static final String PACKAGES = "systemd,systemd-sysv,dbus,iproute2,openssh-server,ca-certificates,sudo";

    Path root() {
        return cache.folder().at(NAME);
    }

    /** Builds it unless it is there. It appears whole or not at all; one process builds at a time. */
    void build(LabListener listener) throws LabException {
        if (present()) {
            return;
        }
        cache.alone(NAME, () -> {
            if (!present()) {
                listener.during(LabListener.MACHINE, "build the hosts' Debian " + Mirror.RELEASE, this::debootstrap);
            }
        });
    }

    private boolean present() {
        return cache.folder().has(NAME);
    }

    private void debootstrap() throws LabException {
        Mirror mirror = Mirror.ofThisMachine();
        discard();
        ControlGroup builders = builders();
        Folder fresh = cache.folder().sub(UNFINISHED);
        Machine.run(LONGEST_BUILD, builders.entering(argv(fresh, mirror)).toArray(String[]::new));
        builders.end();
        generalize(fresh, mirror);
        cache.folder().rename(UNFINISHED, NAME);
    }

    /** Ends and removes a build that outlived its starter; waits for one that did not. */
    void abandon() throws LabException {
        if (cache.folder().has(UNFINISHED)) {
            cache.alone(NAME, this::discard);
        }
    }

    private void discard() throws LabException {
        builders().end();
        cache.folder().sub(UNFINISHED).delete();
    }

    private ControlGroup builders() {
        return ControlGroup.named(
                "sst-base-" + Integer.toHexString(cache.folder().path().hashCode()));
    }

    private static List<String> argv(Folder target, Mirror mirror) {
        return List.of(
                "debootstrap",
                "--variant=minbase",
                "--include=" + PACKAGES,
                Mirror.RELEASE,
                target.path().toString(),
                mirror.archive());
    }

    /** Takes away what must differ from host to host, and what only the build needed. */
    private static void generalize(Folder fresh, Mirror mirror) throws LabException {
        Mounts.release(fresh.path());
        fresh.write("etc/apt/sources.list", mirror.sources());
        fresh.write("etc/machine-id", "");
        fresh.write("etc/resolv.conf", "");
        Machine.run(
                "sh",
                "-c",
                "cd \"$0\" && rm -f etc/ssh/ssh_host_* etc/hostname var/cache/apt/archives/*.deb "
                        + "var/log/bootstrap.log",
                fresh.path().toString());
    }
}
