package dev.colophon.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** A page's words, by which its change is judged: markup and spacing say nothing new. */
final class SpacedText {

    private SpacedText() {}

    /** The SHA-256 of the words with one space between two; empty when there are none. */
    static Optional<String> sha256(String text) {
        char[] plain = text.toCharArray();
        int length = 0;
        boolean space = false;
        for (char c : plain) { // what is written never overtakes what is read
            if (Character.isWhitespace(c) || c == '\u00A0') {
                space = length > 0;
            } else {
                if (space) {
                    plain[length++] = ' ';
                    space = false;
                }
                plain[length++] = c;
            }
        }
        if (length == 0) {
            return Optional.empty();
        }
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return Optional.of(HexFormat.of().formatHex(sha256.digest(new String(plain, 0, length).getBytes(UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
