package io.swarmstead.daemon;

import io.swarmstead.alerts.AlertSettings;
import io.swarmstead.alerts.Announcer;
import io.swarmstead.host.HostException;
import io.swarmstead.host.LocalHost;
import io.swarmstead.names.NameCheck;
import io.swarmstead.names.Resolution;
import io.swarmstead.spec.CloudFile;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.Problem;
import io.swarmstead.spec.Reading;
import io.swarmstead.steward.StewardFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The program {@code steward HOST}: the host's name in the cloud's file. */
public final class Main {
    private Main() {}

    /** Runs until it is ended by a signal; 1 when it cannot even begin. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 0 && arguments[0].equals(Rehearsal.OPTION)) {
            Rehearsal.run();
            return;
        }
        if (arguments.length > 1 && arguments[1].equals(StewardFiles.TEST_ALERTS)) {
            AlertSettings settings =
                    AlertSettings.kept(Places.ofHost().alerts()).orElseThrow();
            Announcer.test(settings, arguments[0]).forEach(System.out::println);
            return;
        }
        if (arguments.length > 1 && arguments[1].equals(StewardFiles.RESOLVE)) {
            Resolution.ofDocker().lines(input()).forEach(System.out::println);
            return;
        }
        if (arguments.length > 2 && arguments[1].equals(StewardFiles.ANSWER_CHALLENGES)) {
            ChallengeServer.run(arguments[2]);
            return;
        }
        if (arguments.length > 1 && arguments[1].equals(StewardFiles.TELL_TO_WAIT)) {
            WaitingServer.run();
            return;
        }
        switch (CloudFile.read(Path.of(StewardFiles.CLOUD))) {
            case Reading.Valid(CloudSpec spec) ->
                run(spec, new HostName(arguments[0]), arguments.length > 1 ? arguments[1] : "");
            case Reading.Invalid(var problems) -> {
                problems.forEach(Main::refuse);
                System.exit(1);
            }
        }
    }

    /** The daemon, or with an option one of its children. */
    private static void run(CloudSpec spec, HostName self, String option) throws IOException, InterruptedException {
        switch (option) {
            case StewardFiles.CERTIFY -> new Certify(spec, spec.acme().orElseThrow(), System.out::println).run(input());
            case StewardFiles.COPY_CERTIFICATES ->
                new CopyCertificates(spec.storage(), Places.ofHost().certificates())
                        .run()
                        .forEach(System.out::println);
            case StewardFiles.REBALANCE ->
                attempt(new Rebalance(spec, new LocalHost(self), Places.ofHost().calm(), System.out::println)::run);
            case StewardFiles.NAMES -> attempt(names(self)::run);
            case StewardFiles.HEAL_NAMES -> attempt(names(self)::heal);
            default ->
                new Daemon(spec, self, Places.ofHost())
                        .run(Optional.ofNullable(System.getenv("NOTIFY_SOCKET")).map(Systemd::at));
        }
    }

    private static NameCheck names(HostName self) {
        return new NameCheck(
                new LocalHost(self),
                new DockerAnswers(self, Question.ofDocker()),
                InstantSource.system(),
                System.out::println);
    }

    private static List<String> input() throws IOException {
        return new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static void attempt(Errand.Work work) {
        try {
            work.run();
        } catch (HostException failed) {
            refuse(failed.problem());
            System.exit(1);
        }
    }

    private static void refuse(Problem problem) {
        System.err.println(problem.what() + ": " + problem.why());
    }
}
