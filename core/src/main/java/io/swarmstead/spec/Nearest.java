package io.swarmstead.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant, by edit distance with neighbouring letters swapped counted as one. */
public final class Nearest {
    private Nearest() {}

    /** The nearest of the known words, if it is near enough to be a slip: one letter in three, at least one and at most four. */
    public static Optional<String> to(String word, Collection<String> known) {
        String slipped = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(candidate -> distance(slipped, candidate) <= Math.clamp(candidate.length() / 3, 1, 4))
                .min(Comparator.comparingInt(candidate -> distance(slipped, candidate)));
    }

    static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, from, to, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int cheapest(int[][] cost, String from, String to, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int edited = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(edited, cost[i - 2][j - 2] + 1) : edited;
    }
}
