package dev.colophon.evidence.verify.read;

import dev.colophon.evidence.messages.Message;
import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;

/**
 * The frame of DER (X.690 section 10): definite lengths in their shortest form, everything filled exactly, at most 64
 * levels. Checked before Bouncy Castle sees the bytes, which reads as deep as they nest.
 */
public final class Der {

    private static final int MAX_DEPTH = 64;
    private static final int CONSTRUCTED = 0x20;
    private static final int MULTIPLE_BYTES = 0x1f;

    private Der() {}

    /**
     * Refuses bytes that are not exactly one value.
     *
     * @param canonical also refuse a value that DER spells otherwise, such as a set that is not sorted
     */
    public static void check(byte[] der, String part, boolean canonical) throws MalformedPart {
        if (element(der, 0, der.length, 0, part) != der.length) {
            throw new MalformedPart(part, Message.of("der.behind"));
        }
        if (canonical) {
            try {
                if (!Arrays.equals(ASN1Primitive.fromByteArray(der).getEncoded(ASN1Encoding.DER), der)) {
                    throw new MalformedPart(part, Message.of("der.spelling"));
                }
            } catch (IOException | RuntimeException e) {
                // Bouncy Castle answers values that cannot be with several kinds of unchecked exceptions.
                throw new MalformedPart(part, Message.of("der.unreadable", e.getMessage()), e);
            }
        }
    }

    /**
     * Where the value that begins the bytes ends.
     *
     * @return the length of its header and content
     */
    public static int length(byte[] der, String part) throws MalformedPart {
        return element(der, 0, der.length, 0, part);
    }

    /** Answers where the element that begins at {@code at} ends. */
    private static int element(byte[] der, int at, int end, int depth, String part) throws MalformedPart {
        if (depth > MAX_DEPTH || end - at < 2 || (der[at] & MULTIPLE_BYTES) == MULTIPLE_BYTES) {
            throw new MalformedPart(part, Message.of("der.depth"));
        }
        int first = Byte.toUnsignedInt(der[at + 1]);
        int from = at + 2;
        long length = first;
        if (first >= 0x80) {
            int count = first - 0x80;
            if (count < 1 || count > 4 || end - from < count) {
                throw new MalformedPart(part, Message.of("der.indefinite"));
            }
            length = 0;
            for (int i = 0; i < count; i++) {
                length = length << 8 | Byte.toUnsignedInt(der[from++]);
            }
            if (length < 0x80 || length >>> (8 * (count - 1)) == 0) {
                throw new MalformedPart(part, Message.of("der.shortest"));
            }
        }
        if (length > end - from) {
            throw new MalformedPart(part, Message.of("der.overrun"));
        }
        int behind = from + (int) length;
        if ((der[at] & CONSTRUCTED) != 0) {
            while (from < behind) {
                from = element(der, from, behind, depth + 1, part);
            }
        }
        return behind;
    }
}
