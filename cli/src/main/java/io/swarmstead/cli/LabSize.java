package io.swarmstead.cli;

import io.swarmstead.lab.Lab;
import io.swarmstead.spec.Problem;
import java.util.List;
import java.util.Optional;

/**
 * How many hosts a lab shall have.
 *
 * @param asked what the command line says, if it does
 * @param there how many the lab has; they stay
 * @param bare no cloud is made of them
 */
record LabSize(Optional<Integer> asked, int there, boolean bare) {
    private static final int USUAL = 3;

    int hosts() {
        return Math.max(there, asked.orElse(there == 0 ? USUAL : there));
    }

    List<String> names() {
        return Lab.HOSTS.subList(0, hosts());
    }

    /** Why there cannot be so many; known before anything is booted. */
    Optional<Problem> refusal() {
        int most = Lab.HOSTS.size();
        int wanted = asked.orElse(hosts());
        if (wanted < 1 || wanted > most) {
            return Optional.of(new Problem(
                    "a lab of %d hosts".formatted(wanted),
                    "a lab has 1 to %d hosts".formatted(most),
                    "choose a number from 1 to %d: --hosts %d".formatted(most, wanted < 1 ? 1 : most)));
        }
        if (hosts() == 2 && !bare) {
            return Optional.of(new Problem(
                    "a cloud of two hosts",
                    "two managers stop when either of them dies, so a cloud has one host, or three and more",
                    "choose another number, such as --hosts 3, or boot two bare hosts with --bare"));
        }
        return Optional.empty();
    }
}
