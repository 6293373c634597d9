package dev.colophon.evidence.log.verify;

import dev.colophon.evidence.messages.Message;
import java.util.Base64;

/** Standard base64 (RFC 4648 section 4) in its one canonical spelling, so that equal bytes are equal text. */
final class Base64Text {

    private Base64Text() {}

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The JDK's decoder alone would also take missing padding and stray bits in the last character. */
    static byte[] decode(String text, String what) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException _) {
            throw LogException.malformed(Message.of("base64.standard", Message.of(what)));
        }
        if (!encode(bytes).equals(text)) {
            throw LogException.malformed(Message.of("base64.canonical", Message.of(what)));
        }
        return bytes;
    }
}
