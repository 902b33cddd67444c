package io.swarmstead.acme;

import io.swarmstead.host.Result;
import io.swarmstead.host.Subprocess;
import io.swarmstead.spec.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Records by a program of the owner's: {@code PROGRAM present|cleanup NAME VALUE}. It ends with 0 when everybody sees the
 * record, or nobody any more. Nothing of it is secret.
 *
 * @param launcher what starts it; nothing where it is started as it is
 */
public record HookRecords(List<String> launcher, String program) implements DnsRecords {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** Beside the steward, and not in its sandbox: a program of the owner's may need what the steward never does. */
    private static final List<String> SYSTEMD =
            List.of("systemd-run", "--quiet", "--collect", "--pipe", "--wait", "--property=RuntimeMaxSec=300", "--");

    public HookRecords {
        launcher = List.copyOf(launcher);
    }

    /** Started as it is. */
    public HookRecords(String program) {
        this(List.of(), program);
    }

    /** Started by systemd of this host. */
    static HookRecords bySystemd(String program) {
        return new HookRecords(SYSTEMD, program);
    }

    @Override
    public void present(DnsRecord record) throws AcmeTrouble {
        run("present", record);
    }

    /** Always: the program has waited for it. */
    @Override
    public boolean isSeen(DnsRecord record) {
        return true;
    }

    @Override
    public void cleanUp(DnsRecord record) throws AcmeTrouble {
        run("cleanup", record);
    }

    private void run(String action, DnsRecord record) throws AcmeTrouble {
        try {
            List<String> command = Stream.concat(
                            launcher.stream(), Stream.of(program, action, record.name(), record.value()))
                    .toList();
            Result result = Subprocess.run(command, "", LONGEST);
            if (!result.succeeded()) {
                throw trouble(action, record, "exit code " + result.exitCode() + ": " + lastLine(result.error()));
            }
        } catch (IOException e) {
            throw trouble(action, record, e.toString());
        } catch (TimeoutException _) {
            throw trouble(action, record, "it had not ended after " + LONGEST.toMinutes() + " minutes");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw trouble(action, record, "interrupted");
        }
    }

    private AcmeTrouble trouble(String action, DnsRecord record, String why) {
        return new AcmeTrouble(new Problem(
                program + " " + action + " failed for " + record.name(),
                why,
                "run it by hand on this host: %s %s %s %s".formatted(program, action, record.name(), record.value())));
    }

    private static String lastLine(String text) {
        return text.strip().lines().reduce((_, last) -> last).orElse("it said nothing");
    }
}
