package io.swarmstead.steward;

import io.swarmstead.alerts.AlertSettings;
import io.swarmstead.host.Command;
import io.swarmstead.host.HostFile;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.StorageSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a steward reads and where it writes. */
public final class StewardFiles {
    /** The service that runs it. */
    static final String SERVICE = "swarmstead-steward.service";

    /** The host's copy of the cloud's file; hashes of passwords may be in it. */
    public static final String CLOUD = "/etc/swarmstead/cloud.yaml";

    /** How the owner is told, with what is secret of it. */
    public static final String ALERTS = "/etc/swarmstead/alerts.json";

    /** Programs by digest, and the link {@code current} to the one that runs. */
    public static final String PROGRAMS = "/usr/lib/swarmstead";

    /** Where it answers, for root only. */
    public static final String SOCKET = "/run/swarmstead-steward/api.sock";

    /** The other hosts that have answered since the boot, a line each. */
    public static final String MET = "/run/swarmstead-steward/met";

    /** There while its child may spread tasks. */
    public static final String CALM = "/run/swarmstead-steward/calm";

    /** Where its journal is; older parts beside it, with a number behind the name. */
    public static final String JOURNAL = "/var/log/swarmstead/journal";

    /** What it told Traefik last, for when it starts in a cloud without a leader. */
    public static final String MEMORY = "/var/lib/swarmstead-steward/engine-view";

    /** An option of the steward's program, behind the host's name. */
    public static final String TEST_ALERTS = "--test-alerts";

    /** An option of the steward's program: does what is to be done about certificates, for the names on standard input. */
    public static final String CERTIFY = "--certify";

    /** An option of the steward's program: answers challenges by the thumbprint behind it, as a user who may do nothing. */
    public static final String ANSWER_CHALLENGES = "--answer-challenges";

    /** An option of the steward's program: has the page of services that have no task, as a user who may do nothing. */
    public static final String TELL_TO_WAIT = "--tell-to-wait";

    /** An option of the steward's program: copies the certificates of the volume to where Traefik reads them. */
    public static final String COPY_CERTIFICATES = "--copy-certificates";

    /** An option of the steward's program: spreads tasks over the hosts again while {@link #CALM} is there. */
    public static final String REBALANCE = "--rebalance";

    /** An option of the steward's program: names the services whose names mislead containers of this host. */
    public static final String NAMES = "--names";

    /** An option of the steward's program: has the swarm place the tasks of such services anew. */
    public static final String HEAL_NAMES = "--heal-names";

    /** An option of the steward's program: asks Docker's DNS, in whose network namespace it runs, for names on standard input. */
    public static final String RESOLVE = "--resolve";

    private StewardFiles() {}

    /** Runs the steward's program of this host once more, beside the daemon. */
    public static Command program(HostName host, String option) {
        return Command.of(PROGRAMS + "/current/bin/steward", host.value(), option);
    }

    /** The same, with a heap for some thousands of tasks, of which Docker tells several kilobytes each. */
    public static Command largeProgram(HostName host, String option) {
        return Command.of("env", "STEWARD_HEAP=-Xmx256m", PROGRAMS + "/current/bin/steward", host.value(), option);
    }

    /** The copy of a host's journal on the shared volume. */
    public static String sharedJournal(StorageSpec storage, HostName host) {
        return "%s/config/.swarmstead/journal/%s".formatted(storage.mount(), host);
    }

    /** Has the steward's program of this host send a message by every channel: a line each, with what became of it. */
    public static Command testAlerts(HostName host) {
        return program(host, TEST_ALERTS);
    }

    /** @param alerts none where they could not be read, which leaves the host's as they are */
    static List<HostFile> of(CloudSpec spec, HostName host, Optional<AlertSettings> alerts) {
        List<HostFile> files = new ArrayList<>(List.of(HostFile.secret(CLOUD, spec.text()), unit(host)));
        alerts.ifPresent(settings -> files.add(HostFile.secret(ALERTS, settings.json())));
        return files;
    }

    /**
     * The watchdog is asked for in each tick, of a second; ten of them missed are a hang. Killed at once then: there is
     * nothing to tidy up, and a stopped process does not hear a polite signal. Before Docker, which at boot starts a
     * Traefik that binds the directory of the view's socket and asks there.
     */
    private static HostFile unit(HostName host) {
        return HostFile.of("/etc/systemd/system/" + SERVICE, """
                [Unit]
                Description=Cares for this host of the cloud
                Before=docker.service
                StartLimitIntervalSec=0

                [Service]
                Type=notify
                ExecStart=%s/current/bin/steward %s
                Restart=always
                SuccessExitStatus=143
                RestartSec=200ms
                WatchdogSec=10
                WatchdogSignal=SIGKILL
                TimeoutStopSec=5
                RuntimeDirectory=swarmstead-steward swarmstead
                RuntimeDirectoryMode=0700
                RuntimeDirectoryPreserve=yes
                LogsDirectory=swarmstead
                OOMScoreAdjust=-900
                %s
                [Install]
                WantedBy=multi-user.target
                """.formatted(PROGRAMS, host, StewardSandbox.OPTIONS));
    }
}
