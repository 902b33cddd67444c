package io.swarmstead.stacks;

import io.swarmstead.host.Answers;
import io.swarmstead.host.HostException;
import io.swarmstead.host.Look;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import io.swarmstead.spec.HostSpec;
import io.swarmstead.spec.Problem;
import java.util.Map;
import java.util.stream.Stream;

/** The manager that speaks for the whole swarm; it takes orders too. */
public record Spokesman(HostName name, Answers answers) {
    /**
     * The first one of the spec that has an answer to each of the questions, which it has while there is a leader.
     *
     * @param seen the hosts that answered at all
     * @throws HostException if there is none
     */
    public static Spokesman of(CloudSpec spec, Map<HostName, Answers> seen, Look questions) throws HostException {
        return spec.managers().stream()
                .map(HostSpec::name)
                .flatMap(name -> Stream.ofNullable(seen.get(name)).map(answers -> new Spokesman(name, answers)))
                .filter(manager -> manager.hasAnswered(questions))
                .findFirst()
                .orElseThrow(() -> new HostException(new Problem(
                        "no manager answers for the swarm",
                        "stacks are asked after and changed through one that has a leader",
                        "swarmstead status tells what is missing; swarmstead up makes a cloud")));
    }

    private boolean hasAnswered(Look questions) {
        return questions.questions().keySet().stream()
                .noneMatch(key -> answers.text(key).isEmpty());
    }
}
