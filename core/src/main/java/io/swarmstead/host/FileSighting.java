package io.swarmstead.host;

/** What a look saw of one file. */
public sealed interface FileSighting {
    /** There is no such file. */
    record Absent() implements FileSighting {}

    /** There is one; {@code mode} has four octal digits, {@code sha256} is lower-case hex. */
    record Present(String owner, String mode, String sha256) implements FileSighting {}

    /** Whether the file is as it shall be, in content, owner and mode. */
    default boolean matches(HostFile wanted) {
        return this instanceof Present(var owner, var mode, var sha256)
                && owner.equals(wanted.owner())
                && mode.equals(wanted.mode())
                && sha256.equals(wanted.sha256());
    }
}
