package dev.colophon.index.text;

import dev.colophon.index.text.gram.Run;
import java.util.List;

/**
 * One stretch of shared wording, in folded characters.
 *
 * @param runs the equal runs it is made of, in order
 * @param stretches the whole of it from end to end: runs, the aligned gaps between them, the extensions at its ends
 */
record Piece(
        int referenceStart,
        int referenceEnd,
        int copyStart,
        int copyEnd,
        List<Run> runs,
        List<TextAlignment.Stretch> stretches) {

    Piece {
        runs = List.copyOf(runs);
        stretches = List.copyOf(stretches);
    }

    /** Equal characters, those in aligned gaps included. */
    int equal() {
        return stretches.stream().mapToInt(TextAlignment.Stretch::equal).sum();
    }

    /** Those of the equal characters that are Han, kana or Hangul. */
    int equalCjk() {
        return stretches.stream().mapToInt(TextAlignment.Stretch::equalCjk).sum();
    }

    /** Length of the alignment. */
    int columns() {
        return stretches.stream().mapToInt(TextAlignment.Stretch::columns).sum();
    }

    int longestRun() {
        return runs.stream().mapToInt(Run::length).max().orElse(0);
    }
}
