package dev.colophon.fingerprint;

import dev.colophon.fingerprint.text.Fold;
import dev.colophon.fingerprint.text.Folded;
import dev.colophon.fingerprint.text.Script;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Optional;

/** Turns text into fingerprints: pure and thread-safe. */
public final class TextFingerprinter {

    /** The version of the fold table; fingerprints of another version never match. */
    public static final int VERSION = 2;

    /** Shortest texts that can be told from chance, in folded characters. */
    private static final double SHORTEST_CJK = 15;

    private static final double SHORTEST_ALPHABETIC = 35;

    private static final int BEGINNING = 1_000;

    private TextFingerprinter() {}

    /** Fingerprints a text; spans in matches are offsets (UTF-16 units) into exactly this string. Both roles are made alike. */
    public static TextFingerprint fingerprint(String text, Role role) {
        return new TextFingerprint(
                VERSION, digest(text), tooShort(text) ? Optional.of(Unmatchable.TOO_SHORT) : Optional.empty(), text);
    }

    /** Most texts are long enough by their beginning alone. */
    private static boolean tooShort(String text) {
        return !isEnough(Fold.fold(text.substring(0, Math.min(BEGINNING, text.length()))))
                && (text.length() <= BEGINNING || !isEnough(Fold.fold(text)));
    }

    private static boolean isEnough(Folded folded) {
        double enough = 0;
        for (int i = 0; i < folded.length() && enough < 1; i++) {
            enough += 1 / (Script.isCjk(folded.characters()[i]) ? SHORTEST_CJK : SHORTEST_ALPHABETIC);
        }
        return enough >= 1 - 1e-9;
    }

    private static ContentDigest digest(String text) {
        MessageDigest sha256 = ContentDigest.start();
        ByteBuffer bytes = ByteBuffer.allocate(8192);
        for (int i = 0; i < text.length(); i++) {
            bytes.putChar(text.charAt(i));
            if (!bytes.hasRemaining()) {
                sha256.update(bytes.flip());
                bytes.clear();
            }
        }
        sha256.update(bytes.flip());
        return ContentDigest.of(ContentDigest.Basis.TEXT, sha256);
    }
}
