package dev.colophon.page;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Whether bytes without a declared type begin like a page. */
public final class HtmlStart {

    /** How many bytes are looked at. */
    public static final int BYTES = 512;

    private HtmlStart() {}

    /** Looks at the first {@link #BYTES} bytes. */
    public static boolean of(byte[] start) {
        String text = new String(start, 0, Math.min(BYTES, start.length), StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT);
        return text.startsWith("<!doctype html") || text.startsWith("<html") || text.contains("<head");
    }
}
