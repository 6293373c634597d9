package dev.colophon.page.listing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * The bytes of a listing, out of gzip where they are in it, never more than a bound.
 *
 * @param bytes what there is
 * @param cut whether there was more, or the gzip file broke off
 */
record Unpacked(byte[] bytes, boolean cut) {

    static Unpacked of(byte[] body, int most) {
        boolean gzip = body.length > 2 && (body[0] & 0xff) == 0x1f && (body[1] & 0xff) == 0x8b;
        if (!gzip) {
            return body.length > most ? new Unpacked(Arrays.copyOf(body, most), true) : new Unpacked(body, false);
        }
        byte[] out = new byte[1 << 16];
        int size = 0;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            while (true) {
                if (size == out.length) {
                    out = Arrays.copyOf(out, (int) Math.min(most + 1L, out.length * 2L));
                }
                int length = in.read(out, size, out.length - size);
                if (length < 0) {
                    return new Unpacked(Arrays.copyOf(out, size), false);
                }
                size += length;
                if (size > most) {
                    return new Unpacked(Arrays.copyOf(out, most), true);
                }
            }
        } catch (IOException brokenOff) {
            return new Unpacked(Arrays.copyOf(out, Math.min(size, most)), true);
        }
    }
}
