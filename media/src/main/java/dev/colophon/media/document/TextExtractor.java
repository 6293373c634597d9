package dev.colophon.media.document;

import static dev.colophon.media.refusal.Unreadable.Reason.UNKNOWN_TYPE;

import dev.colophon.media.child.ChildPath;
import dev.colophon.media.file.FileType;
import dev.colophon.media.file.TextDecoder;
import dev.colophon.media.file.TypeSniffer;
import dev.colophon.media.refusal.MediaLimits;
import dev.colophon.media.refusal.MessageText;
import dev.colophon.media.refusal.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Takes the text out of plain text and small HTML pages (in our process, bounded) and of large pages, PDF, EPUB and office
 * documents (in a child JVM). Public because evidence shows the stretches that a match names. Thread-safe.
 */
public final class TextExtractor {

    /** A page of that size takes a few tens of milliseconds and MB; larger ones are read in a child. */
    private static final long SMALL_PAGE = 1 << 20;

    /** Four bytes a character is the longest encoding; markup is longer than its text. */
    private static final int BYTES_A_CHARACTER = 4;

    private final MediaLimits limits;

    public TextExtractor(MediaLimits limits) {
        this.limits = limits;
    }

    /** The text of a file that holds text, empty for other files and for those that cannot be read. */
    public Optional<ExtractedText> extract(Path file) throws IOException {
        try (ChildPath plain = ChildPath.of(file)) {
            return Optional.of(extract(plain.path(), TypeSniffer.sniff(plain.path())));
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    /** The text of a file of known type. */
    public ExtractedText extract(Path file, FileType type) throws RefusedException, IOException {
        return switch (type) {
            case PLAIN_TEXT -> plain(bytes(file), Optional.empty());
            case HTML ->
                Files.size(file) <= SMALL_PAGE
                        ? HtmlPage.read(file, limits.textCharacters())
                        : new DocumentReader(limits).read(file, type);
            case PDF, EPUB, WORD, OPEN_DOCUMENT, OLD_OFFICE, RTF -> new DocumentReader(limits).read(file, type);
            default ->
                throw new RefusedException(UNKNOWN_TYPE, MessageText.withArticle(type.words()) + " holds no text");
        };
    }

    /** In one array of their number. */
    private byte[] bytes(Path file) throws IOException {
        byte[] bytes = new byte[(int) Math.min(Files.size(file), (long) limits.textCharacters() * BYTES_A_CHARACTER)];
        try (InputStream in = Files.newInputStream(file)) {
            int read = in.readNBytes(bytes, 0, bytes.length);
            return read == bytes.length ? bytes : Arrays.copyOf(bytes, read);
        }
    }

    private ExtractedText plain(byte[] bytes, Optional<String> charset) {
        TextDecoder.Decoded decoded = TextDecoder.decode(bytes, charset, limits.textCharacters());
        return ExtractedText.of(decoded);
    }
}
