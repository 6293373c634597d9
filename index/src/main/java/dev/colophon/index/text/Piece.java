package dev.colophon.index.text;

import java.util.List;

/**
 * One stretch of shared wording, in folded characters.
 *
 * @param runs the equal runs it is made of, in order
 * @param equal equal characters, those in aligned gaps included
 * @param equalCjk those of them that are Han, kana or Hangul
 * @param columns length of the alignment
 */
record Piece(
        int referenceStart,
        int referenceEnd,
        int copyStart,
        int copyEnd,
        List<Run> runs,
        int equal,
        int equalCjk,
        int columns) {

    int longestRun() {
        return runs.stream().mapToInt(Run::length).max().orElse(0);
    }
}
