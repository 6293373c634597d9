package dev.colophon.store;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Makes text from outside fit for a column. */
public final class Sanitiser {

    private Sanitiser() {}

    /** Without what PostgreSQL refuses in text: NUL and lone surrogates become a question mark. */
    public static String clean(String text) {
        return new String(text.replace('\0', '?').getBytes(UTF_8), UTF_8);
    }

    /** Clean and of at most {@code longest} UTF-16 units; the end is cut off. */
    public static String fit(String text, int longest) {
        String clean = clean(text);
        if (clean.length() <= longest) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(longest - 1)) ? longest - 1 : longest;
        return clean.substring(0, end);
    }
}
