package io.swarmstead.records;

import io.swarmstead.host.Told;

/** What hosts answer to the look of the records. */
public final class RecordsAnswers {
    private RecordsAnswers() {}

    public static Told bare() {
        return new Told().fails("key").fails("folder");
    }

    public static Told inPlace() {
        return holding("a1");
    }

    /** Has the key with this digest, and sees the folder. */
    static Told holding(String key) {
        return new Told().says("key", key.repeat(32) + "  -\n").says("folder", "");
    }
}
