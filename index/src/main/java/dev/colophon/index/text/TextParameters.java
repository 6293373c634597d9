package dev.colophon.index.text;

import dev.colophon.fingerprint.text.Folded;

/**
 * The thresholds of the text engine; see the section Text of RATIONALE.md for what each was measured on.
 *
 * @param blockCharacters folded characters a block of the index covers
 * @param windowCharacters folded characters of the copy that are searched at a time
 * @param candidateBlocks blocks retrieved for each window at most
 * @param candidateReferences references verified at most
 * @param readBudget postings read for each window at most
 * @param chainGapCjk longest gap within a chain, in folded characters
 * @param chainGapAlphabetic the same for other scripts
 * @param diagonalChange what may be inserted or left out at once in any gap; in longer gaps half of the gap
 * @param denseReach how far around a chain the close look goes
 * @param splitGap a longer gap with less than half equal ends a segment
 * @param dropAfter an extension ends this far below its best score
 * @param chanceRate clusters of weight 0 that a character of a copy and a character of a reference make by chance
 * @param chanceDecay how fast they get rarer with weight: by e for each {@code 1 / chanceDecay} letters
 * @param strongFalseAlarms most that a STRONG match may have
 * @param candidateFalseAlarms most that any match may have
 * @param lightestCluster clusters of less weight are left out: 15 Han characters, 37 letters
 * @param floorCjk equal folded characters below which a passage is a quotation: 60 as written, with punctuation
 * @param floorAlphabetic the same for other scripts: 300 as written, with spaces
 * @param shortWorkShare share of a short work that is enough instead
 * @param shortestStrong least for STRONG even of the shortest works, as a share of the floors
 */
record TextParameters(
        int blockCharacters,
        int windowCharacters,
        int candidateBlocks,
        int candidateReferences,
        long readBudget,
        int chainGapCjk,
        int chainGapAlphabetic,
        int diagonalChange,
        int denseReach,
        int splitGap,
        int dropAfter,
        double chanceRate,
        double chanceDecay,
        double strongFalseAlarms,
        double candidateFalseAlarms,
        double lightestCluster,
        double floorCjk,
        double floorAlphabetic,
        double shortWorkShare,
        double shortestStrong) {

    static final TextParameters DEFAULT = new TextParameters(
            20_000, 20_000, 64, 64, 400_000, 300, 600, 30, 500, 60, 12, 4e-10, 0.14, 1e-5, 1e-3, 37.5, 52, 240, 0.5,
            0.25);

    /**
     * Natural logarithm of the expected number of clusters of this weight or more between a copy and a reference of these
     * lengths that share nothing.
     */
    double logChance(double weight, double copyCharacters, double referenceCharacters) {
        return Math.log(chanceRate * copyCharacters * referenceCharacters) - chanceDecay * weight;
    }

    /** The equal characters of a cluster in units of the floors. */
    double floors(Cluster cluster) {
        return (cluster.equal() - cluster.equalCjk()) / floorAlphabetic + cluster.equalCjk() / floorCjk;
    }

    /** The characters of a text in units of the floors. */
    double floors(Folded text) {
        int cjk = Decision.cjk(text);
        return (text.length() - cjk) / floorAlphabetic + cjk / floorCjk;
    }
}
