package dev.colophon.index.text;

/**
 * How texts are indexed, retrieved and verified; see the section Text of RATIONALE.md for what each was measured on.
 *
 * @param layout what lies in an index
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
 * @param lightestCluster clusters of less weight are left out: 15 Han characters, 37 letters
 */
record TextParameters(
        TextLayout layout,
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
        double lightestCluster) {

    static final TextParameters DEFAULT =
            new TextParameters(TextLayout.DEFAULT, 20_000, 64, 64, 400_000, 300, 600, 30, 500, 60, 12, 37.5);
}
