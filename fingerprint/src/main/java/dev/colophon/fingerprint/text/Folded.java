package dev.colophon.fingerprint.text;

import org.jspecify.annotations.Nullable;

/**
 * Text reduced to what survives copying: letters and digits without case, width, script look-alikes, invisible characters
 * and punctuation. A <em>folded character</em> is one UTF-16 unit of {@link #characters}. Thread-safe.
 */
public final class Folded {

    private final String original;
    private final char[] characters;
    private final int length;

    /** Made when they are first asked for: most texts that are compared share nothing whose place anybody wants to know. */
    private volatile @Nullable Offsets offsets;

    Folded(String original, char[] characters, int length) {
        this.original = original;
        this.characters = characters;
        this.length = length;
    }

    /** What was folded. */
    public String original() {
        return original;
    }

    /** The folded characters; may be longer than {@link #length()}, not to be modified. */
    public char[] characters() {
        return characters;
    }

    /** The number of folded characters. */
    public int length() {
        return length;
    }

    /** For each folded character where the original character starts that it came from, in UTF-16 units. */
    public Offsets offsets() {
        Offsets made = offsets;
        if (made == null) {
            made = Fold.offsets(original); // twice the same by two threads does no harm
            offsets = made;
        }
        return made;
    }

    /** The code point of the original that the folded character at {@code index} came from. */
    public int originalAt(int index) {
        return original.codePointAt(offsets().at(index));
    }

    /** Where the original character ends that the folded character at {@code index} came from, in UTF-16 units. */
    public int endOf(int index) {
        return offsets().at(index) + Character.charCount(originalAt(index));
    }

    /** The folded characters as a string. */
    public String text() {
        return new String(characters, 0, length);
    }
}
