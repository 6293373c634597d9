package dev.colophon.watch.page;

import dev.colophon.watch.StoredBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Whether bytes without a declared type begin like a page. */
public final class HtmlStart {

    private HtmlStart() {}

    /** Looks at the first 512 bytes. */
    public static boolean of(StoredBytes bytes) {
        try (InputStream in = bytes.stream()) {
            String start = new String(in.readNBytes(512), StandardCharsets.ISO_8859_1)
                    .strip()
                    .toLowerCase(Locale.ROOT);
            return start.startsWith("<!doctype html") || start.startsWith("<html") || start.contains("<head");
        } catch (IOException gone) {
            return false;
        }
    }
}
