package io.swarmstead.deployment;

import java.util.List;
import java.util.Locale;

/**
 * What a deployment does to one part of a stack.
 *
 * @param name as the file has it; of configs, secrets and what is removed the swarm's own
 * @param fields what is set differently; empty for what is created or removed
 * @param reason why it is changed where the fields do not tell, or what follows; may be empty
 */
public record StackChange(Kind kind, String name, Action action, List<FieldChange> fields, String reason) {
    /** What the part is. */
    public enum Kind {
        SERVICE,
        NETWORK,
        CONFIG,
        SECRET;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is done to it. */
    public enum Action {
        CREATE,
        /** Nothing that runs is disturbed. */
        CHANGE,
        /** Its tasks are replaced, in turns. */
        RESTART,
        /** Its tasks are replaced, and there is a time in which none runs. */
        RESTART_WITH_OUTAGE,
        REMOVE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
