package io.swarmstead.view;

import java.util.Set;

/**
 * Hosts whose tasks are not to be tried, by their addresses.
 *
 * @param silent nothing is heard of them
 * @param refusing they answer, and their Docker is not there: what ran goes on for a moment, and may answer yet
 */
public record Away(Set<String> silent, Set<String> refusing) {
    public static final Away NOBODY = new Away(Set.of(), Set.of());

    boolean has(String address) {
        return silent.contains(address) || refusing.contains(address);
    }
}
