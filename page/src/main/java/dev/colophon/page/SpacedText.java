package dev.colophon.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** A page's words, by which its change is judged: markup and spacing say nothing new. */
final class SpacedText {

    private static final byte SPACE = ' ';

    /** Eight octets, the first lowest. */
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHEST_BITS = 0x8080808080808080L;
    private static final long SPACES = SPACE * ONES;
    private static final int NO_BREAK_SPACE = 0xA0;

    /** Copied for each page: finding the algorithm takes microseconds. */
    private static final MessageDigest BLANK = blank();

    private SpacedText() {}

    /** How many characters they have, spaces left out. A stream would take a tenth of what reading a page costs. */
    static int letters(String text) {
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            letters += text.charAt(i) > SPACE ? 1 : 0;
        }
        return letters;
    }

    /** The SHA-256 of the words with one space between two; empty when there are none. */
    static Optional<String> sha256(String text) {
        byte[] utf8 = text.getBytes(UTF_8);
        MessageDigest sha256 = newSha256();
        boolean any = false;
        int from = 0; // of what is not digested yet
        int at = 0;
        while (at < utf8.length) {
            byte octet = utf8[at];
            if (octet > SPACE) {
                int plain = plain(utf8, at);
                at = plain > at ? plain : at + 1;
                continue;
            }
            if (octet == SPACE && at > from && at + 1 < utf8.length && utf8[at + 1] > SPACE) { // between two words
                at += 2;
                continue;
            }
            int spacing = spacing(utf8, at);
            if (spacing == 0) {
                at++;
                continue;
            }
            int end = at;
            while (spacing > 0) {
                end += spacing;
                spacing = end < utf8.length ? spacing(utf8, end) : 0;
            }
            boolean between = (any || at > from) && end < utf8.length;
            if (!between || octet != SPACE || end > at + 1) { // else one space is what stands there
                sha256.update(utf8, from, at - from);
                any |= at > from;
                if (between) {
                    sha256.update(SPACE);
                }
                from = end;
            }
            at = end;
        }
        sha256.update(utf8, from, utf8.length - from);
        any |= utf8.length > from;
        return any ? Optional.of(HexFormat.of().formatHex(sha256.digest())) : Optional.empty();
    }

    /**
     * Passes over words of ASCII with one space between two, from within one: most of most pages, eight octets at a time. Stops
     * at a letter, or at what is to be looked at closely.
     */
    private static int plain(byte[] utf8, int within) {
        int at = within;
        while (at + Long.BYTES <= utf8.length) {
            long octets = (long) EIGHT.get(utf8, at);
            // Bits of octets that are below a space, or beyond ASCII; a borrow adds some, never takes one away.
            long odd = (octets | (octets - SPACES)) & HIGHEST_BITS;
            long spaces = isZero(octets ^ SPACES);
            if ((odd | (spaces & (spaces << Byte.SIZE))) != 0) {
                return at;
            }
            at += spaces < 0 ? Long.BYTES - 1 : Long.BYTES; // what follows a space in the end is not known yet
        }
        return at;
    }

    /** The highest bit of each octet that is zero. */
    private static long isZero(long octets) {
        return ~(((octets & ~HIGHEST_BITS) + ~HIGHEST_BITS) | octets) & HIGHEST_BITS;
    }

    /** How many bytes the white space takes that stands there; 0 when it is something else. */
    private static int spacing(byte[] utf8, int at) {
        int lead = utf8[at] & 0xff;
        if (lead < 0x80) {
            return Character.isWhitespace(lead) ? 1 : 0;
        }
        int length = lead < 0xC0 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 0; // there is none beyond the first plane
        if (length == 0) {
            return 0;
        }
        int character = lead & (0x7f >> length);
        for (int i = 1; i < length; i++) {
            character = (character << 6) | (utf8[at + i] & 0x3f);
        }
        return character == NO_BREAK_SPACE || Character.isWhitespace(character) ? length : 0;
    }

    private static MessageDigest newSha256() {
        try {
            return (MessageDigest) BLANK.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every digest of Java can be copied", e);
        }
    }

    private static MessageDigest blank() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
