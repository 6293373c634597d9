package dev.colophon.index.search;

/**
 * Turns shared wording into an expected number of false alarms; see the section Text of RATIONALE.md for what each constant was
 * measured on.
 *
 * @param chanceRate clusters of weight 0 that a character of a copy and a character of a reference make by chance
 * @param chanceDecay how fast they get rarer with weight: by e for each {@code 1 / chanceDecay} letters
 * @param leastFalseAlarms below this the number means nothing
 * @param strongFalseAlarms most that a STRONG match may have
 * @param candidateFalseAlarms most that any match may have
 * @param floorCjk equal folded characters below which a passage is a quotation: 60 as written, with punctuation
 * @param floorAlphabetic the same for other scripts: 300 as written, with spaces
 * @param shortWorkShare share of a short work that is enough instead
 * @param leastPassage weight below which a passage does not count for STRONG: 70 letters, 28 Han; less where less is needed
 * @param shortestStrong least for STRONG even of the shortest works, as a share of the floors
 */
public record TextGrading(
        double chanceRate,
        double chanceDecay,
        double leastFalseAlarms,
        double strongFalseAlarms,
        double candidateFalseAlarms,
        double floorCjk,
        double floorAlphabetic,
        double shortWorkShare,
        double leastPassage,
        double shortestStrong) {

    public static final TextGrading DEFAULT = new TextGrading(4e-10, 0.14, 1e-100, 1e-5, 1e-3, 52, 240, 0.5, 70, 0.25);

    /** Expected number of wrong references, in an index of so many characters, that share so much. */
    double falseAlarms(Evidence.Wording wording, double indexCharacters) {
        double copy = wording.copy().all();
        double reference = wording.reference().all();
        double logProduct = 0;
        for (Evidence.Characters cluster : wording.clusters()) {
            logProduct += Math.min(0, logChance(cluster.weight(), copy, reference));
        }
        // the best cluster could have been found in any reference, the others in this one only
        double anywhere = Math.max(1, indexCharacters / reference);
        return Math.max(leastFalseAlarms, Math.exp(logProduct) * anywhere);
    }

    /** Natural logarithm of the expected number of clusters of this weight or more between texts that share nothing. */
    private double logChance(double weight, double copy, double reference) {
        return Math.log(chanceRate * copy * reference) - chanceDecay * weight;
    }

    /** Whether it is more than quotations, and more than what two fillings of one form share. */
    boolean isMoreThanAQuotation(Evidence.Wording wording) {
        double needed = Math.min(1, shortWorkShare * floors(wording.reference()));
        double matched = 0;
        double longest = 0;
        for (Evidence.Characters passage : wording.passages()) {
            double size = floors(passage);
            matched += passage.weight() >= leastPassage * needed ? size : 0;
            longest = Math.max(longest, size);
        }
        return matched >= needed && longest >= needed / 2 && matched >= shortestStrong;
    }

    /** Characters in units of the floors. */
    private double floors(Evidence.Characters characters) {
        return (characters.all() - characters.cjk()) / floorAlphabetic + characters.cjk() / floorCjk;
    }
}
