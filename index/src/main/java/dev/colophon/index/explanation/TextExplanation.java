package dev.colophon.index.explanation;

/**
 * Why a text matches.
 *
 * @param matchedCharacters folded characters (letters and digits) of the reference found in the copy
 * @param longestRun longest run of equal folded characters
 * @param identity share of equal characters within the matched parts, 0..1
 * @param inOrder whether the matched parts follow one another, and do not overlap, in the reference as they do in the copy
 * @param otherEntities names, dates and figures that stand against others, where they are so many that both texts may have
 *     been made from one form and nothing else shows a copy; else 0
 */
public record TextExplanation(
        int matchedCharacters, int longestRun, double identity, boolean inOrder, int otherEntities)
        implements Explanation {

    @Override
    public String sentence() {
        return "%d characters agree%s, the longest run without a change is %d (identity %.1f %%)%s"
                .formatted(matchedCharacters, inOrder ? " in order" : "", longestRun, 100 * identity, form());
    }

    private String form() {
        return otherEntities == 0
                ? ""
                : "; %d names, dates and figures differ, as in a form that was filled in twice"
                        .formatted(otherEntities);
    }
}
