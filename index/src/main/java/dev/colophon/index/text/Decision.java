package dev.colophon.index.text;

import dev.colophon.fingerprint.text.Folded;
import dev.colophon.fingerprint.text.Grams;
import dev.colophon.index.Grade;
import java.util.List;
import java.util.Optional;

/**
 * Grades what verification found.
 *
 * @param falseAlarms expected number of references that share as much by chance
 * @param grade empty when chance explains it
 */
record Decision(double falseAlarms, Optional<Grade> grade) {

    /** Below this the number means nothing. */
    private static final double LEAST = 1e-100;

    /**
     * @param clusters at least one
     * @param indexCharacters folded characters of all references
     */
    static Decision of(
            List<Cluster> clusters, Folded reference, Folded copy, double indexCharacters, TextParameters parameters) {
        double best = 0;
        double logProduct = 0;
        double matched = 0;
        double longest = 0;
        for (Cluster cluster : clusters) {
            double weight = cluster.weight();
            best = Math.max(best, weight);
            logProduct += Math.min(0, parameters.logChance(weight, copy.length(), reference.length()));
            matched += parameters.floors(cluster);
            longest = Math.max(longest, parameters.floors(cluster));
        }
        // the best cluster could have been found in any reference, the others in this one only
        double anywhere = Math.max(1, indexCharacters / reference.length());
        double falseAlarms = Math.max(LEAST, Math.exp(logProduct) * anywhere);
        double needed = Math.min(1, parameters.shortWorkShare() * parameters.floors(reference));
        boolean strong = falseAlarms <= parameters.strongFalseAlarms()
                && matched >= needed
                && longest >= needed / 2
                && matched >= parameters.shortestStrong();
        if (strong) {
            return new Decision(falseAlarms, Optional.of(Grade.STRONG));
        }
        return new Decision(
                falseAlarms,
                falseAlarms <= parameters.candidateFalseAlarms() ? Optional.of(Grade.CANDIDATE) : Optional.empty());
    }

    static int cjk(Folded text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            count += Grams.isCjk(text.characters()[i]) ? 1 : 0;
        }
        return count;
    }
}
