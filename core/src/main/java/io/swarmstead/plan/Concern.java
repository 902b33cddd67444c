package io.swarmstead.plan;

import io.swarmstead.host.Answers;
import io.swarmstead.host.Look;
import io.swarmstead.host.Sighting;
import io.swarmstead.spec.CloudSpec;
import io.swarmstead.spec.HostName;
import java.util.Map;

/**
 * One aspect of the cloud that we keep as asked: see, plan, apply, see again. All of it is pure. To observe is split
 * into two halves, the questions and the reading of the answers, so that the looks of all concerns reach a host in one
 * round trip; to verify is to look again.
 *
 * @param <O> what was observed
 */
public interface Concern<O> {
    /** One word, the name of its package. */
    String name();

    /** The questions for one host. */
    Look look(CloudSpec spec, HostName host);

    /** What the answers mean; {@code sightings} has every host of the spec, seen or not, in its order. */
    O read(CloudSpec spec, Map<HostName, Sighting<Answers>> sightings);

    /** The gaps between what the spec asks for and what was observed. */
    Plan plan(CloudSpec spec, O observed);

    /** What it means for the owner. */
    Verdict verdict(CloudSpec spec, O observed);
}
