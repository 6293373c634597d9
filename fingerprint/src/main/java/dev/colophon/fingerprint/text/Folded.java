package dev.colophon.fingerprint.text;

/**
 * Text reduced to what survives copying: letters and digits without case, width, script look-alikes, invisible characters
 * and punctuation. A <em>folded character</em> is one UTF-16 unit of {@link #characters}.
 *
 * @param original what was folded
 * @param characters the folded characters; may be longer than {@link #length()}, not modified
 * @param offsets for each folded character where the original character starts that it came from, in UTF-16 units
 * @param length the number of folded characters
 */
public record Folded(String original, char[] characters, Offsets offsets, int length) {

    /** The code point of the original that the folded character at {@code index} came from. */
    public int originalAt(int index) {
        return original.codePointAt(offsets.at(index));
    }

    /** Where the original character ends that the folded character at {@code index} came from, in UTF-16 units. */
    public int endOf(int index) {
        return offsets.at(index) + Character.charCount(originalAt(index));
    }

    /** The folded characters as a string. */
    public String text() {
        return new String(characters, 0, length);
    }
}
