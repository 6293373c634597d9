package dev.colophon.index.text;

import dev.colophon.index.postings.codec.HashCodec;
import dev.colophon.index.text.gram.Grams;
import dev.colophon.index.text.gram.Winnow;

/**
 * How texts lie in an index: with other constants it has to be made anew, but not the fingerprints.
 *
 * @param format how terms lie in a folder
 * @param blockCharacters folded characters a block covers
 * @param gramCjk characters of a Chinese, Japanese or Korean gram
 * @param gramAlphabetic characters of any other gram
 * @param shortText texts with fewer folded characters are winnowed less
 * @param shortWindow grams of which one is indexed, of short texts
 * @param windowCjk and of Chinese, Japanese or Korean grams
 * @param windowAlphabetic and of others
 */
record TextLayout(
        String format,
        int blockCharacters,
        int gramCjk,
        int gramAlphabetic,
        int shortText,
        int shortWindow,
        int windowCjk,
        int windowAlphabetic) {

    static final TextLayout DEFAULT = new TextLayout(
            HashCodec.FORMAT,
            20_000,
            Grams.CJK,
            Grams.ALPHABETIC,
            Winnow.SHORT_TEXT,
            Winnow.SHORT_WINDOW,
            Winnow.CJK_WINDOW,
            Winnow.ALPHABETIC_WINDOW);
}
