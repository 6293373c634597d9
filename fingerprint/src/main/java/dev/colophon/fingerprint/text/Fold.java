package dev.colophon.fingerprint.text;

import java.util.Arrays;

/**
 * Folds text: undoes case, width, look-alike letters, traditional and simplified forms, and drops everything that is not a
 * letter or a digit (spaces, punctuation, marks, invisible characters, lone surrogates). Pure and thread-safe; the same text
 * folds the same on both sides of a comparison, whatever language it is in.
 */
public final class Fold {

    /** Folded characters of one; a test compares it with the table. */
    static final int LONGEST_FOLD = 18;

    /** Units of a text that are taken out of it at a time. */
    private static final int AT_ONCE = 1 << 12;

    private static final char[] FIRST_BLOCK = FoldTable.block(0).single();

    private Fold() {}

    /** Folds any string, also one that is not well-formed UTF-16. */
    public static Folded fold(String original) {
        int length = original.length();
        Target target = new Target(length);
        FoldTable.Block block = FoldTable.block(0);
        int blockNumber = 0;
        // An array is read faster than a string, which asks each time how it is kept.
        char[] units = new char[Math.min(length, AT_ONCE)];
        int from = 0;
        int to = 0;
        for (int i = 0; i < length; ) {
            if (i >= to) {
                from = i;
                to = Math.min(length, i + AT_ONCE);
                original.getChars(from, to, units, 0);
            }
            char unit = units[i - from];
            if (unit < FIRST_BLOCK.length && FIRST_BLOCK[unit] != FoldTable.SEVERAL) {
                i += target.appendPlain(units, i - from, to - from, from);
                continue;
            }
            int codePoint = Character.isHighSurrogate(unit) ? original.codePointAt(i) : unit;
            if (codePoint >> 8 != blockNumber) {
                blockNumber = codePoint >> 8;
                block = FoldTable.block(codePoint);
            }
            char single = block.single()[codePoint & 255];
            if (single == FoldTable.SEVERAL) {
                String several = block.several()[codePoint & 255];
                for (int j = 0; j < several.length(); j++) {
                    target.append(several.charAt(j), i);
                }
            } else if (single != 0) {
                target.append(single, i);
            }
            i += Character.charCount(codePoint);
        }
        target.flush();
        return new Folded(original, target.characters, target.offsets, target.length);
    }

    /**
     * How much of the start of a text can be folded to at most so many characters, in UTF-16 units of the text. One character
     * can fold to 18 (U+FDFA), so that folding a text can take many times the memory of the text.
     */
    public static int fitting(String original, int mostFolded) {
        if (original.length() <= mostFolded / LONGEST_FOLD) {
            return original.length();
        }
        long folded = 0;
        for (int i = 0; i < original.length(); ) {
            int codePoint = original.codePointAt(i);
            FoldTable.Block block = FoldTable.block(codePoint);
            char single = block.single()[codePoint & 255];
            folded += single == FoldTable.SEVERAL ? block.several()[codePoint & 255].length() : single == 0 ? 0 : 1;
            if (folded > mostFolded) {
                return i;
            }
            i += Character.charCount(codePoint);
        }
        return original.length();
    }

    private static final class Target {

        private char[] characters;
        private final Offsets offsets;
        private int length;

        /** Offsets that are not appended yet, and room for one more. */
        private final int[] pending;

        private int pendingCount;

        Target(int capacity) {
            characters = new char[capacity + 16];
            offsets = new Offsets(capacity + 16);
            pending = new int[Math.min(capacity, AT_ONCE) + 1];
        }

        void append(char c, int offset) {
            if (c >= 0x1161 && c <= 0x11C2 && joinsSyllable(c)) {
                return;
            }
            if (length == characters.length) {
                characters = Arrays.copyOf(characters, Math.addExact(length, length / 2));
            }
            characters[length++] = c;
            if (pendingCount == pending.length - 1) {
                flush();
            }
            pending[pendingCount++] = offset;
        }

        /**
         * Appends units of the first block as long as none folds to several, and tells how many. Where words end no processor guesses: what
         * folds to nothing is written, too, and written over by the next.
         *
         * @param first the offset of the first of the units in the text
         */
        int appendPlain(char[] units, int from, int to, int first) {
            int more = to - from;
            if (pendingCount + more >= pending.length) {
                flush();
            }
            if (length + more >= characters.length) {
                characters = Arrays.copyOf(characters, Math.addExact(length + more, length / 2 + 1));
            }
            char[] single = FIRST_BLOCK;
            char[] into = characters;
            int[] places = pending;
            int at = length;
            int place = pendingCount;
            int next = from;
            for (; next < to; next++) {
                char unit = units[next];
                if (unit >= single.length) {
                    break;
                }
                char folded = single[unit];
                if (folded == FoldTable.SEVERAL) {
                    break;
                }
                into[at] = folded;
                places[place] = first + next;
                int kept = -folded >>> (Integer.SIZE - 1); // 1 unless it is 0
                at += kept;
                place += kept;
            }
            length = at;
            pendingCount = place;
            return next - from;
        }

        void flush() {
            for (int i = 0; i < pendingCount; i++) {
                offsets.append(pending[i]);
            }
            pendingCount = 0;
        }

        /** Hangul written as single letters becomes syllables (Unicode 3.12), as most text has them. */
        private boolean joinsSyllable(char c) {
            if (length == 0) {
                return false;
            }
            char last = characters[length - 1];
            boolean vowel = c <= 0x1175 && last >= 0x1100 && last <= 0x1112;
            boolean tail = c >= 0x11A8 && last >= 0xAC00 && last <= 0xD7A3 && (last - 0xAC00) % 28 == 0;
            if (vowel) {
                characters[length - 1] = (char) (0xAC00 + ((last - 0x1100) * 21 + (c - 0x1161)) * 28);
            } else if (tail) {
                characters[length - 1] = (char) (last + (c - 0x11A7));
            }
            return vowel || tail;
        }
    }
}
