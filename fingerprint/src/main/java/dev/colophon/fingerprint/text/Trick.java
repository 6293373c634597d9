package dev.colophon.fingerprint.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import java.util.Optional;

/**
 * Manipulations of text that folding undoes, and that are evidence because plain copying does not produce them. A trick is a
 * difference between the two sides: a Russian text that is copied as it is shows none.
 */
public enum Trick {
    /** Zero-width and other invisible characters between letters. */
    ZERO_WIDTH,
    /** Letters of another script that look alike. */
    HOMOGLYPH,
    /** Full-width forms of Latin letters and digits. */
    FULL_WIDTH,
    /** Traditional characters for simplified ones, or the other way round. */
    TRADITIONAL_SIMPLIFIED;

    /**
     * How the copy hides that it has the same character as the reference, when it does.
     *
     * @param reference code point of the reference
     * @param copy code point of the copy that folds to the same
     */
    public static Optional<Trick> between(int reference, int copy) {
        if (reference == copy || (reference < 0x80 && copy < 0x80)) {
            return Optional.empty();
        }
        if (isFullWidth(copy) != isFullWidth(reference)) {
            return isFullWidth(copy) ? Optional.of(FULL_WIDTH) : Optional.empty();
        }
        String from = plain(reference);
        String to = plain(copy);
        if (isMathematical(copy) && !isMathematical(reference)) {
            return Optional.of(HOMOGLYPH);
        }
        if (from.equals(to)) {
            return Optional.empty();
        }
        if (Character.isIdeographic(to.codePointAt(0))) {
            return Character.isIdeographic(from.codePointAt(0))
                    ? Optional.of(TRADITIONAL_SIMPLIFIED)
                    : Optional.empty();
        }
        return copy < 0x80 ? Optional.empty() : Optional.of(HOMOGLYPH);
    }

    /** Whether a code point is invisible where it stands between letters; soft hyphens are not counted, pages have them. */
    public static boolean isInvisible(int codePoint) {
        return codePoint >= 0x80
                && codePoint != 0xAD
                && UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    private static String plain(int codePoint) {
        String plain =
                UCharacter.foldCase(Normalizer2.getNFKDInstance().normalize(Character.toString(codePoint)), true);
        return plain.isEmpty() ? Character.toString(codePoint) : plain.substring(0, plain.offsetByCodePoints(0, 1));
    }

    private static boolean isFullWidth(int c) {
        return c >= 0xFF10 && c <= 0xFF5A;
    }

    private static boolean isMathematical(int c) {
        return c >= 0x1D400 && c <= 0x1D7FF;
    }
}
