package io.swarmstead.door;

/**
 * How many may be inside.
 *
 * @param guests at a time
 * @param ofOneAddress of these, from the same address
 */
public record Room(int guests, int ofOneAddress) {
    /** How many the kernel keeps who have not been looked at: with a short queue an honest one among many comes a second late. */
    public static final int QUEUE = 1024;

    /** For a socket where addresses mean nothing. */
    public static Room of(int guests) {
        return new Room(guests, Integer.MAX_VALUE);
    }
}
