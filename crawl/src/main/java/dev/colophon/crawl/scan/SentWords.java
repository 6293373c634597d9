package dev.colophon.crawl.scan;

import dev.colophon.http.body.StoredBytes;
import dev.colophon.page.PageText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/** The words of what was sent with a status that says that nothing is there: enough to ask whether a work's are among them. */
public final class SentWords {

    private static final Pattern MARKUP =
            Pattern.compile("(?is)<(script|style)\\b[^>]*+>.*?</\\1|<[^>]*+>|&#?\\w{1,10};");

    private SentWords() {}

    /**
     * A page, or a plain text, as it was sent; nothing of anything else.
     *
     * @param type without parameters
     * @param contentType as it was sent
     */
    public static String text(StoredBytes body, String type, String contentType) {
        if (!ContentFilter.isPage(type, body) && !type.startsWith("text/plain")) {
            return "";
        }
        try {
            return PageText.of(body.bytes(), contentType).html();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read back what was sent", e);
        }
    }

    /** Those of a {@link #text}. */
    public static String of(String text) {
        return MARKUP.matcher(text).replaceAll(" ");
    }
}
