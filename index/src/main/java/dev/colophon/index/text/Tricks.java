package dev.colophon.index.text;

import dev.colophon.fingerprint.text.Folded;
import dev.colophon.fingerprint.text.Trick;
import dev.colophon.index.text.gram.Run;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts how the copy hides that its characters are those of the reference. */
final class Tricks {

    private Tricks() {}

    static Map<Trick, Integer> undone(Folded reference, Folded copy, List<Piece> pieces) {
        Map<Trick, Integer> counts = new EnumMap<>(Trick.class);
        int invisible = 0;
        for (Piece piece : pieces) {
            for (Run run : piece.runs()) {
                for (int i = 0; i < run.length(); i++) {
                    count(reference, run.reference() + i, copy, run.copy() + i, counts);
                }
            }
            invisible += Math.max(
                    0,
                    invisible(copy, piece.copyStart(), piece.copyEnd())
                            - invisible(reference, piece.referenceStart(), piece.referenceEnd()));
        }
        if (invisible > 0) {
            counts.put(Trick.ZERO_WIDTH, invisible);
        }
        return counts;
    }

    /** A character that folds to several counts once. */
    private static void count(Folded reference, int i, Folded copy, int j, Map<Trick, Integer> counts) {
        if (j > 0 && copy.offsets().at(j) == copy.offsets().at(j - 1)) {
            return;
        }
        Trick.between(reference.originalAt(i), copy.originalAt(j))
                .ifPresent(trick -> counts.merge(trick, 1, Integer::sum));
    }

    private static int invisible(Folded text, int from, int to) {
        return (int) text.original()
                .substring(text.offsets().at(from), text.endOf(to - 1))
                .codePoints()
                .filter(Trick::isInvisible)
                .count();
    }
}
