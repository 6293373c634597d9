package dev.colophon.fingerprint.text;

import java.util.Arrays;
import java.util.Optional;

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

    private static final FoldTable.Block FIRST_BLOCK = FoldTable.block(0);

    /** Of units of the first block that fold to two characters; 0 of others. */
    private static final char[] FIRST_OF_TWO = ofTwo(0);

    private static final char[] SECOND_OF_TWO = ofTwo(1);

    private Fold() {}

    private static char[] ofTwo(int index) {
        char[] characters = new char[FIRST_BLOCK.single().length];
        for (int i = 0; i < characters.length; i++) {
            String several = FIRST_BLOCK.several()[i];
            characters[i] = several.length() == 2 ? several.charAt(index) : 0;
        }
        return characters;
    }

    /** Folds any string, also one that is not well-formed UTF-16. */
    public static Folded fold(String original) {
        Target target = new Target(original.length(), false);
        fold(original, target);
        return new Folded(original, target.characters, target.length);
    }

    /** For each folded character of a text where in it the original character starts, in UTF-16 units. */
    static Offsets offsets(String original) {
        Target target = new Target(original.length(), true);
        fold(original, target);
        return target.offsets();
    }

    private static void fold(String original, Target target) {
        int length = original.length();
        FoldTable.Block block = FIRST_BLOCK;
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
            if (isPlain(unit)) {
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
    }

    /** Whether a unit is of the first block and folds to two characters at most. */
    private static boolean isPlain(char unit) {
        return unit < FIRST_BLOCK.single().length
                && (FIRST_BLOCK.single()[unit] != FoldTable.SEVERAL || SECOND_OF_TWO[unit] != 0);
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
        private int length;

        /** Empty where nobody asked for places. */
        private final Optional<Offsets> offsets;

        Target(int capacity, boolean places) {
            // Room for a piece whose units fold to two each, behind others that fold to one.
            characters = new char[capacity + Math.min(capacity, AT_ONCE) + 16];
            offsets = places ? Optional.of(new Offsets(capacity + 16)) : Optional.empty();
        }

        Offsets offsets() {
            return offsets.orElseThrow();
        }

        void append(char c, int offset) {
            if (c >= 0x1161 && c <= 0x11C2 && joinsSyllable(c)) {
                return;
            }
            reserve(1);
            characters[length++] = c;
            offsets.ifPresent(places -> places.append(offset));
        }

        private void reserve(int more) {
            if (length + more > characters.length) {
                characters = Arrays.copyOf(characters, Math.addExact(length + more, length / 2));
            }
        }

        /**
         * Appends plain units, as many as there are in a row, and tells how many.
         *
         * @param first the offset of the first of the units in the text
         */
        int appendPlain(char[] units, int from, int to, int first) {
            reserve(2 * (to - from));
            int next = appendPlain(units, from, to);
            if (offsets.isPresent()) {
                appendPlaces(offsets.get(), units, from, next, first);
            }
            return next - from;
        }

        /**
         * Where words end no processor guesses: what folds to nothing is written, too, and written over by the next.
         *
         * @return the index of the first unit that is not plain
         */
        private int appendPlain(char[] units, int from, int to) {
            char[] single = FIRST_BLOCK.single();
            char[] first = FIRST_OF_TWO;
            char[] second = SECOND_OF_TWO;
            char[] into = characters;
            int at = length;
            int next = from;
            for (; next < to; next++) {
                char unit = units[next];
                if (unit >= single.length) {
                    break;
                }
                char folded = single[unit];
                if (folded == FoldTable.SEVERAL) {
                    folded = second[unit];
                    if (folded == 0) {
                        break;
                    }
                    into[at++] = first[unit];
                }
                into[at] = folded;
                at += -folded >>> (Integer.SIZE - 1); // 1 unless it is 0
            }
            length = at;
            return next;
        }

        private static void appendPlaces(Offsets places, char[] units, int from, int to, int first) {
            char[] single = FIRST_BLOCK.single();
            for (int i = from; i < to; i++) {
                char folded = single[units[i]];
                if (folded == FoldTable.SEVERAL) {
                    places.append(first + i);
                }
                if (folded != 0) {
                    places.append(first + i);
                }
            }
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
