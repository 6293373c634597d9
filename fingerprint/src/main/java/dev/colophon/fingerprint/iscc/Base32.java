package dev.colophon.fingerprint.iscc;

/** RFC 4648 in upper case without padding. */
final class Base32 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {}

    static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < bytes.length * 8; at += BITS) {
            int value = 0;
            for (int i = at; i < at + BITS; i++) {
                value = value << 1 | (i < bytes.length * 8 && Bits.get(bytes, i) ? 1 : 0);
            }
            text.append(ALPHABET.charAt(value));
        }
        return text.toString();
    }

    /** @throws IllegalArgumentException when a character is not of the alphabet */
    static byte[] decode(String text) {
        Bits bits = new Bits();
        for (int i = 0; i < text.length(); i++) {
            int value = ALPHABET.indexOf(text.charAt(i));
            if (value < 0) {
                throw new IllegalArgumentException("an ISCC has the letters A to Z and the digits 2 to 7 only");
            }
            bits.add(value, BITS);
        }
        byte[] all = bits.toBytes();
        return java.util.Arrays.copyOf(all, text.length() * BITS / 8);
    }
}
