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
     * Those of a page, or of a plain text; none of anything else.
     *
     * @param type without parameters
     * @param contentType as it was sent
     */
    public static String of(StoredBytes body, String type, String contentType) {
        if (!ContentFilter.isPage(type, body) && !type.startsWith("text/plain")) {
            return "";
        }
        try {
            return MARKUP.matcher(PageText.of(body.bytes(), contentType).html()).replaceAll(" ");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read back what was sent", e);
        }
    }
}
