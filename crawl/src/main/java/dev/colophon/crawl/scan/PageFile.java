package dev.colophon.crawl.scan;

import dev.colophon.http.body.BoundedCopy;
import dev.colophon.http.body.StoredBytes;
import dev.colophon.page.PageText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A page as a file that any reader decodes rightly: the page itself where it is in UTF-8, else a copy in UTF-8 with a
 * byte order mark, because the charset may have stood in a header only.
 *
 * @param html the decoded page
 * @param bytes the file; the original is deleted when a copy was made
 */
public record PageFile(String html, StoredBytes bytes) {

    /** Reads a page from what was received; its bytes are those of the result from then on. */
    public static PageFile of(StoredBytes body, String contentType, Path scratch) {
        try {
            PageText text = PageText.of(body.bytes(), contentType);
            if (text.charset().equals(StandardCharsets.UTF_8)) {
                return new PageFile(text.html(), body);
            }
            byte[] marked = ("\uFEFF" + text.html()).getBytes(StandardCharsets.UTF_8);
            StoredBytes copy = BoundedCopy.copy(
                            new ByteArrayInputStream(marked), scratch, marked.length, new BoundedCopy.Watch() {})
                    .bytes();
            body.discard();
            return new PageFile(text.html(), copy);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read back a page in " + scratch, e);
        }
    }
}
