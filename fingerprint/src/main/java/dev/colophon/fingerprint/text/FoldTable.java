package dev.colophon.fingerprint.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What each code point folds to. Filled a block of 256 code points at a time when text first needs it, because a command
 * starts a process: ASCII and the common Han blocks need nothing of ICU (0.1 and 5 ms), the first punctuation mark outside
 * ASCII costs 25 ms, the first letter of another script 30 ms more for the table of look-alikes.
 *
 * <p>Order: compatibility decomposition, case, Han variants, look-alikes (UTS 39 skeleton), decomposition and case again,
 * then letters and digits are kept. Han and Hangul have no look-alikes here: UTS 39 takes Hangul apart.
 */
final class FoldTable {

    /** In {@link Block#single}: see {@link Block#several}. */
    static final char SEVERAL = '\uFFFF';

    private static final int BLOCK = 256;
    private static final AtomicReferenceArray<Block> BLOCKS =
            new AtomicReferenceArray<>((Character.MAX_CODE_POINT + 1) / BLOCK);

    private FoldTable() {}

    /**
     * 256 code points.
     *
     * @param single the folded character, 0 for none, {@link #SEVERAL} for more than one
     * @param several the folded characters where there is more than one
     */
    record Block(char[] single, String[] several) {}

    /** The block of {@code codePoint}, which is entry {@code codePoint & 255} of it. */
    static Block block(int codePoint) {
        Block block = BLOCKS.get(codePoint / BLOCK);
        if (block == null) {
            block = build(codePoint / BLOCK * BLOCK); // twice the same by two threads does no harm
            BLOCKS.set(codePoint / BLOCK, block);
        }
        return block;
    }

    private static Block build(int first) {
        char[] single = new char[BLOCK];
        String[] several = new String[BLOCK];
        Arrays.fill(several, "");
        for (int i = 0; i < BLOCK; i++) {
            String folded = fold(first + i);
            if (folded.length() == 1) {
                single[i] = folded.charAt(0);
            } else if (folded.length() > 1) {
                single[i] = SEVERAL;
                several[i] = folded;
            }
        }
        return new Block(single, several);
    }

    private static String fold(int codePoint) {
        if (codePoint < 0x80) {
            return ascii(codePoint);
        }
        if (isUnifiedHan(codePoint)) {
            return Character.toString(HanVariants.form(codePoint));
        }
        if (isSyllable(codePoint)) {
            return Character.toString(codePoint);
        }
        StringBuilder folded = new StringBuilder();
        Icu.NFKD.normalize(Character.toString(codePoint)).codePoints().forEach(part -> appendFolded(part, folded));
        return folded.toString();
    }

    private static void appendFolded(int part, StringBuilder folded) {
        if (part < 0x80) {
            folded.append(ascii(part));
        } else if (isUnifiedHan(part)) {
            folded.appendCodePoint(HanVariants.form(part));
        } else if (isHangul(part)) {
            folded.appendCodePoint(part);
        } else if (isKept(part)) {
            lookAlike(part).codePoints().filter(FoldTable::isKept).forEach(c -> {
                if (c < 0x80) {
                    folded.append(ascii(c));
                } else {
                    folded.appendCodePoint(c);
                }
            });
        }
    }

    /**
     * What a letter looks like: the ASCII letters that it or its other case looks like, so that "Н" is "h" in whichever case
     * it comes, else the skeleton of its lower case.
     */
    private static String lookAlike(int letter) {
        String same = skeleton(letter);
        if (isLatin(same)) {
            return same;
        }
        int other = UCharacter.isLowerCase(letter) ? UCharacter.toUpperCase(letter) : UCharacter.toLowerCase(letter);
        String otherCase = skeleton(other);
        return isLatin(otherCase) ? otherCase : skeleton(UCharacter.foldCase(letter, true));
    }

    private static String skeleton(int letter) {
        String skeleton = Icu.LOOK_ALIKES.getSkeleton(Character.toString(letter));
        if (skeleton.equals("l") && UCharacter.isUpperCase(letter)) {
            return "i"; // looks like a capital I, whose lower case is i
        }
        String lower = UCharacter.foldCase(Icu.NFKD.normalize(skeleton), true);
        return Icu.NFKD
                .normalize(lower)
                .codePoints()
                .filter(FoldTable::isKept)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The same as the general way gives, without the cost of loading ICU; UTS 39 sees 0 as O, 1 as l and m as rn. */
    private static String ascii(int c) {
        int lower = c >= 'A' && c <= 'Z' ? c + 32 : c;
        return switch (lower) {
            case '0' -> "o";
            case '1' -> "l";
            case 'm' -> "rn";
            default ->
                (lower >= 'a' && lower <= 'z') || (lower >= '2' && lower <= '9') ? Character.toString(lower) : "";
        };
    }

    private static boolean isLatin(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }

    private static boolean isKept(int c) {
        return switch (UCharacter.getType(c)) {
            case UCharacterCategory.UPPERCASE_LETTER,
                    UCharacterCategory.LOWERCASE_LETTER,
                    UCharacterCategory.TITLECASE_LETTER,
                    UCharacterCategory.MODIFIER_LETTER,
                    UCharacterCategory.OTHER_LETTER,
                    UCharacterCategory.DECIMAL_DIGIT_NUMBER,
                    UCharacterCategory.LETTER_NUMBER,
                    UCharacterCategory.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    /** Unified ideographs of the blocks that text is written in; they decompose to themselves and have no case. */
    private static boolean isUnifiedHan(int c) {
        return (c >= 0x4E00 && c <= 0x9FFF)
                || (c >= 0x3400 && c <= 0x4DBF)
                || (c >= 0x20000 && c <= 0x2F7FF)
                || (c >= 0x30000 && c <= 0x323AF);
    }

    private static boolean isSyllable(int c) {
        return c >= 0xAC00 && c <= 0xD7A3;
    }

    private static boolean isHangul(int c) {
        return isSyllable(c) || (c >= 0x1100 && c <= 0x11FF);
    }

    private static final class Icu {
        private static final Normalizer2 NFKD = Normalizer2.getNFKDInstance();
        private static final SpoofChecker LOOK_ALIKES = new SpoofChecker.Builder().build();
    }
}
