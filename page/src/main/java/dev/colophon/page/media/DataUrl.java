package dev.colophon.page.media;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * A medium written into a page (RFC 2397), base64 only: pictures and sounds are never percent-encoded in practice.
 *
 * @param type its declared type
 * @param bytes its content
 */
public record DataUrl(String type, byte[] bytes) {

    /** Whether a reference is what it leads to itself, in whatever form. */
    public static boolean is(String reference) {
        return reference.strip().regionMatches(true, 0, "data:", 0, 5);
    }

    /** Empty where the text is no base64 data: URL or holds more than {@code most} bytes. */
    public static Optional<DataUrl> parse(String url, int most) {
        int comma = url.indexOf(',');
        if (comma < 0 || !url.regionMatches(true, 0, "data:", 0, 5)) {
            return Optional.empty();
        }
        String head = url.substring(5, comma).toLowerCase(Locale.ROOT);
        if (!head.endsWith(";base64") || (url.length() - comma) / 4L * 3 > most) {
            return Optional.empty();
        }
        int semicolon = head.indexOf(';');
        try {
            byte[] bytes =
                    Base64.getMimeDecoder().decode(url.substring(comma + 1).getBytes(StandardCharsets.ISO_8859_1));
            return Optional.of(new DataUrl(head.substring(0, semicolon), bytes));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** The content as a stream. */
    public InputStream stream() {
        return new ByteArrayInputStream(bytes);
    }

    /** The same by its bytes. */
    public String place(String page) {
        try {
            return place(
                    page,
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Short enough for a line, and the same for the same bytes. */
    public String place(String page, String sha256) {
        return page + "#data-" + sha256.substring(0, 16);
    }
}
