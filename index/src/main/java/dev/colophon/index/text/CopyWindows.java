package dev.colophon.index.text;

import dev.colophon.fingerprint.text.Folded;
import dev.colophon.index.text.gram.GramStretch;
import dev.colophon.index.text.gram.GramTable;
import java.util.HashMap;
import java.util.Map;

/** A copy, and the grams of its windows as far as they were asked for. Not thread-safe. */
final class CopyWindows {

    /** Windows whose grams are kept: all of most copies. */
    private static final int KEPT = 16;

    private final Folded text;
    private final int windowCharacters;
    private final Map<Integer, GramTable> kept = new HashMap<>();

    CopyWindows(Folded text, int windowCharacters) {
        this.text = text;
        this.windowCharacters = windowCharacters;
    }

    Folded text() {
        return text;
    }

    /** The grams of the window with this number. */
    GramTable grams(int window) {
        if (kept.size() == KEPT && !kept.containsKey(window)) {
            kept.clear();
        }
        int start = window * windowCharacters;
        int end = Math.min(text.length(), start + windowCharacters);
        return kept.computeIfAbsent(window, _ -> new GramTable(new GramStretch(text, start, end, false)));
    }
}
