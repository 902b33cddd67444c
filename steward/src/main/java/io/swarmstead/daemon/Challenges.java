package io.swarmstead.daemon;

import io.swarmstead.acme.HttpAnswers;
import io.swarmstead.host.Command;
import io.swarmstead.host.Host;
import io.swarmstead.host.HostException;
import io.swarmstead.host.HostFile;
import io.swarmstead.host.Result;
import io.swarmstead.host.Shape;
import io.swarmstead.ingress.IngressNames;
import io.swarmstead.spec.AcmeSpec;
import io.swarmstead.spec.Problem;
import io.swarmstead.steward.StewardFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Has the challenges of authorities answered on this host, and Traefik led to where that is done: to a
 * {@link ChallengeServer} that systemd runs, as nobody, with little memory and no file to write to. It answers by the
 * account's thumbprint, so it is started anew when that changes, and also when it does not answer.
 */
final class Challenges implements Duty {
    private static final String UNIT = "swarmstead-challenges.service";

    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(30);

    /** It comes from the volume, which every host writes to. */
    private static final Shape THUMBPRINT = Shape.of("the thumbprint of a key", "[A-Za-z0-9_-]{1,128}");

    private final CertificatePlaces places;
    private final Host host;
    private final String address;
    private final Errand opening;
    private final LongSupplier clock;
    private String answered = "";
    private long asked;

    /**
     * Nothing is answered yet.
     *
     * @param address of the host, at which Traefik reaches the answers from its container
     * @param clock nanoseconds, by a clock that nobody sets
     */
    Challenges(CertificatePlaces places, Host host, String address, Errand opening, LongSupplier clock) {
        this.places = places;
        this.host = host;
        this.address = address;
        this.opening = opening;
        this.clock = clock;
    }

    /** A host that is new to ACME has no thumbprint for some seconds. */
    @Override
    public void tick() {
        String thumbprint = thumbprint();
        boolean due = !thumbprint.equals(answered) || clock.getAsLong() - asked >= BETWEEN_QUESTIONS.toNanos();
        if (!thumbprint.isEmpty() && due && opening.begin(() -> open(thumbprint))) {
            answered = thumbprint;
            asked = clock.getAsLong();
        }
    }

    private String thumbprint() {
        try {
            return Files.readString(places.thumbprint()).strip();
        } catch (IOException _) {
            return "";
        }
    }

    private void open(String thumbprint) throws HostException {
        Result result = host.attempt(Command.script(
                SCRIPT,
                UNIT,
                HttpAnswers.PATH,
                String.valueOf(AcmeSpec.CHALLENGES),
                THUMBPRINT.checked(host.name(), thumbprint),
                StewardFiles.PROGRAMS + "/current/bin/steward",
                host.name().value(),
                StewardFiles.ANSWER_CHALLENGES));
        if (!result.succeeded()) {
            throw new HostException(new Problem(
                    "challenges of authorities are not answered by this host",
                    result.error().strip(),
                    "let whatever has tcp %d listen elsewhere".formatted(AcmeSpec.CHALLENGES)));
        }
        host.write(HostFile.of(places.challenges().toString(), route(address)));
    }

    /** No more answers on this host; it may have given none. */
    static void close(Host host) throws HostException {
        host.attempt(Command.of("systemctl", "stop", UNIT));
    }

    /**
     * Starts what answers, unless it answers as it shall. Its limits are systemd's: a user that owns no file, sees no device
     * and may become nobody else; memory, threads and open files for as many as it lets in at a time, and a processor only
     * when nobody else wants it.
     */
    private static final String SCRIPT = """
            unit=$1 url=http://127.0.0.1:$3$2alive right=alive.$4
            answers() { [ "$(curl -fs -m 2 "$url")" = "$right" ]; }
            ! answers || exit 0
            systemctl stop "$unit" 2> /dev/null
            systemctl reset-failed "$unit" 2> /dev/null
            systemd-run -q --collect --unit="$unit" \\
                --description='Answers challenges of certificate authorities' \\
                -p PartOf=swarmstead-steward.service -p Restart=always -p RestartSec=1 \\
                -p DynamicUser=yes -p CapabilityBoundingSet= -p PrivateDevices=yes -p PrivateUsers=yes -p ProtectHome=yes \\
                -p ProtectKernelTunables=yes -p ProtectKernelModules=yes -p ProtectKernelLogs=yes -p ProtectControlGroups=yes \\
                -p ProtectProc=invisible -p ProtectClock=yes -p ProtectHostname=yes \\
                -p RestrictNamespaces=yes -p RestrictRealtime=yes -p LockPersonality=yes -p UMask=0077 \\
                -p 'RestrictAddressFamilies=AF_INET AF_INET6' -p SystemCallArchitectures=native \\
                -p SystemCallFilter=@system-service -p 'SystemCallFilter=~@privileged @resources' -p SystemCallErrorNumber=EPERM \\
                -p MemoryMax=128M -p MemorySwapMax=0 -p TasksMax=128 -p LimitNOFILE=256 -p LimitCORE=0 \\
                -p CPUWeight=10 -p OOMScoreAdjust=500 \\
                "$5" "$6" "$7" "$4" || exit
            for _ in $(seq 50); do
                ! answers || exit 0
                sleep 0.1
            done
            echo "it does not answer at tcp $3: $(journalctl -q -u "$unit" -n 1 -o cat)" >&2
            exit 1
            """;

    /** What leads Traefik of a host to its steward, before it leads anybody from HTTP to HTTPS. */
    static String route(String address) {
        return """
                http:
                  routers:
                    acme-challenges:
                      entryPoints: [http]
                      rule: PathPrefix(`%s`)
                      priority: %d
                      service: acme-challenges
                  services:
                    acme-challenges:
                      loadBalancer:
                        servers:
                          - url: http://%s:%d
                """.formatted(HttpAnswers.PATH, IngressNames.BEFORE_REDIRECTION, address, AcmeSpec.CHALLENGES);
    }
}
