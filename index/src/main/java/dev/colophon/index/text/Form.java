package dev.colophon.index.text;

import dev.colophon.index.search.Evidence;
import dev.colophon.index.text.entity.EntityDifferences;
import java.util.List;

/**
 * Whether two texts are fillings of one form: then names, dates and figures stand against others all over what they share,
 * while a copy takes most of them along. Whoever hides a copy changes its names, or its dates; in a form all kinds of slots
 * are filled in.
 *
 * @param otherEntities names, dates and figures that stand against others
 * @param otherPhrases words and phrases without such that do
 * @param weight of what the texts share, in letters
 */
record Form(EntityDifferences.Count otherEntities, int otherPhrases, double weight) {

    /** Names, dates and figures: fewer may be changed in any copy. */
    private static final int LEAST = 3;

    /** Letters to each of them at most, where figures as well as names or phrases differ. */
    private static final double FARTHEST = 300;

    /** The same where nearly all are of one kind. */
    private static final double FARTHEST_OF_ONE_KIND = 160;

    /** Share of the slots that are of the rarer kind, where they are of several. */
    private static final double LEAST_OF_RARER_KIND = 0.1;

    /** Letters without a slot that are more than some paragraphs of a form. */
    private static final double LONGEST = 1_500;

    static Form of(Passages passages, List<Cluster> clusters) {
        return new Form(
                passages.otherEntities(),
                passages.otherPhrases(),
                clusters.stream()
                        .mapToDouble(cluster -> cluster.characters().weight())
                        .sum());
    }

    boolean isLikely() {
        int entities = otherEntities.all();
        return entities >= LEAST && weight <= entities * (areOfSeveralKinds() ? FARTHEST : FARTHEST_OF_ONE_KIND);
    }

    private boolean areOfSeveralKinds() {
        int figures = otherEntities.figures();
        int words = otherEntities.names() + otherPhrases;
        return Math.min(figures, words) >= LEAST_OF_RARER_KIND * (figures + words);
    }

    /** Without passages that stand between slots. */
    List<Evidence.Characters> withoutForm(List<Evidence.Characters> passages) {
        return isLikely()
                ? passages.stream()
                        .filter(passage -> passage.weight() > LONGEST)
                        .toList()
                : passages;
    }
}
