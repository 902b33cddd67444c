package io.swarmstead.daemon;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A way to look at one thing of this host. */
interface Sense {
    /** One word. */
    String name();

    /** Who has to answer, such as "the volume". */
    String subject();

    /** What is said of it while nothing is wrong. */
    String wellbeing();

    /**
     * Looks once. It may hang until it is abandoned.
     *
     * @return what is wrong; none when it is as it shall be
     * @throws IOException which also tells that something is wrong
     */
    Optional<String> look() throws IOException;

    /** Makes a look that hangs end, if anything can. Called from another thread. */
    void abandon();

    /** How long a look may take; longer is wrong. */
    Duration patience();

    /** From the beginning of one look to that of the next. */
    Duration interval();
}
