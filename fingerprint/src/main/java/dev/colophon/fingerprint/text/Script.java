package dev.colophon.fingerprint.text;

/** Tells scripts apart in which a character says as much as a few letters do. */
public final class Script {

    /** No smaller character is one of them. */
    public static final char FIRST_CJK = 0x1100;

    private Script() {}

    /** Whether a folded character is Han, kana, bopomofo or Hangul; supplementary characters count as Han. */
    public static boolean isCjk(char c) {
        return c >= FIRST_CJK
                && (c <= 0x11FF
                        || (c >= 0x2E80 && c <= 0x9FFF)
                        || (c >= 0xA960 && c <= 0xA97F)
                        || (c >= 0xAC00 && c <= 0xDFFF)
                        || (c >= 0xF900 && c <= 0xFAFF));
    }
}
