package dev.colophon.media.document;

import dev.colophon.media.file.TextDecoder;
import java.util.Optional;

/**
 * The text of a file; offsets in matches count UTF-16 units of exactly this string.
 *
 * @param text for plain text what the bytes decode to, without byte order mark; for HTML the text of the body with every
 *     run of white space as one space ({@code Jsoup.parse(html).body().text()} after removing script, style, noscript
 *     and template); for other documents what Tika's text handler writes
 * @param partial present when not all of it could be read
 */
public record ExtractedText(String text, Optional<String> partial) {

    static ExtractedText of(TextDecoder.Decoded decoded) {
        Optional<String> partial = Optional.empty();
        if (decoded.cut()) {
            partial = Optional.of("the first %,d characters were read, the rest was left out"
                    .formatted(decoded.text().length()));
        } else if (decoded.replaced() > 0) {
            partial = Optional.of("%,d byte sequences are not valid %s and were left out"
                    .formatted(decoded.replaced(), decoded.charset().name()));
        }
        return new ExtractedText(decoded.text(), partial);
    }
}
