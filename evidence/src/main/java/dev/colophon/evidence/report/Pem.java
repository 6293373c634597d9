package dev.colophon.evidence.report;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RFC 7468 in its one strict spelling: lines of 64 characters, one newline after each, nothing around. */
final class Pem {

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Pem() {}

    static String write(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    /** The bytes of the only block with this label; empty when there is none, or it is spelled otherwise. */
    static Optional<byte[]> read(String label, String text) {
        Matcher block = Pattern.compile(
                        "-----BEGIN " + label + "-----\n([A-Za-z0-9+/=\n]+)-----END " + label + "-----\n")
                .matcher(text);
        if (!block.find()) {
            return Optional.empty();
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(block.group(1).getBytes(StandardCharsets.US_ASCII));
            return Optional.of(der).filter(bytes -> write(label, bytes).equals(block.group()));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
