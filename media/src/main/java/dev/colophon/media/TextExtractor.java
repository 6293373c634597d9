package dev.colophon.media;

import static dev.colophon.media.Unreadable.Reason.UNKNOWN_TYPE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Takes the text out of plain text and HTML (in our process, bounded) and of PDF, EPUB and office documents (in a child
 * JVM). Public because evidence shows the stretches that a match names. Thread-safe.
 */
public final class TextExtractor {

    private static final Pattern DECLARED = Pattern.compile(
            "<(?:meta|\\?xml)[^>]*?(?:charset|encoding)\\s*=\\s*[\"']?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);
    /** Four bytes a character is the longest encoding; markup is longer than its text. */
    private static final int BYTES_A_CHARACTER = 4;

    private final MediaLimits limits;

    public TextExtractor(MediaLimits limits) {
        this.limits = limits;
    }

    /** The text of a file that holds text, empty for other files and for those that cannot be read. */
    public Optional<ExtractedText> extract(Path file) throws IOException {
        FileType type = TypeSniffer.sniff(file);
        try {
            return Optional.of(extract(file, type));
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    ExtractedText extract(Path file, FileType type) throws RefusedException, IOException {
        return switch (type) {
            case PLAIN_TEXT -> plain(bytes(file), Optional.empty());
            case HTML -> html(bytes(file));
            case PDF, EPUB, WORD, OPEN_DOCUMENT, OLD_OFFICE, RTF -> new DocumentReader(limits).read(file, type);
            default -> throw new RefusedException(UNKNOWN_TYPE, "a " + type.words() + " holds no text");
        };
    }

    private byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(limits.textCharacters() * BYTES_A_CHARACTER);
        }
    }

    private ExtractedText plain(byte[] bytes, Optional<String> charset) {
        TextDecoder.Decoded decoded = TextDecoder.decode(bytes, charset, limits.textCharacters());
        return new ExtractedText(decoded.text(), partial(decoded));
    }

    private ExtractedText html(byte[] bytes) {
        Matcher declared = DECLARED.matcher(TypeSniffer.latin(bytes, 0, 4_096));
        Optional<String> charset = declared.find() ? Optional.of(declared.group(1)) : Optional.empty();
        TextDecoder.Decoded page = TextDecoder.decode(bytes, charset, limits.textCharacters() * 2);
        Document document = Jsoup.parse(page.text());
        document.select("script, style, noscript, template").remove();
        String body = HtmlText.of(document);
        boolean cut = page.cut() || body.length() > limits.textCharacters();
        String text = body.substring(0, Math.min(body.length(), limits.textCharacters()));
        return new ExtractedText(text, partial(new TextDecoder.Decoded(text, page.charset(), page.replaced(), cut)));
    }

    private static Optional<String> partial(TextDecoder.Decoded decoded) {
        if (decoded.cut()) {
            return Optional.of("the first %,d characters were read, the rest was left out"
                    .formatted(decoded.text().length()));
        } else if (decoded.replaced() > 0) {
            return Optional.of("%,d byte sequences are not valid %s and were left out"
                    .formatted(decoded.replaced(), decoded.charset().name()));
        }
        return Optional.empty();
    }
}
