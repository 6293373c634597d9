package dev.colophon.fingerprint;

import dev.colophon.fingerprint.audio.AudioParameters;
import java.util.Optional;

/**
 * What is kept of a piece of content to find its copies. Immutable values with a version and a compact byte codec of their
 * own. Fingerprints of different versions never match: a changed constant is a new version.
 */
public sealed interface Fingerprint permits AudioFingerprint, ImageFingerprint, VideoFingerprint, TextFingerprint {

    /** The version of the constants that made it. */
    int version();

    Medium medium();

    /**
     * Digest of the whole content; equal digests of content that can be compared make an EXACT match. Sound and film have
     * that of their file, text that of its characters, pictures that of their pixels or of their file.
     */
    ContentDigest digest();

    /** Present when this content cannot be compared, with the reason. */
    Optional<Unmatchable> unmatchable();

    /** The version of the constants by which this program makes fingerprints of a medium; others it does not read. */
    static int version(Medium medium) {
        return switch (medium) {
            case AUDIO -> AudioParameters.VERSION;
            case IMAGE -> ImageFingerprint.VERSION;
            case VIDEO -> VideoFingerprint.VERSION;
            case TEXT -> TextFingerprinter.VERSION;
        };
    }

    /** The bytes that {@link #decode} reads back to an equal value. */
    byte[] encode();

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IllegalArgumentException when the bytes are not a fingerprint of this medium and a known version
     */
    static Fingerprint decode(Medium medium, byte[] bytes) {
        return switch (medium) {
            case AUDIO -> AudioFingerprint.decode(bytes);
            case IMAGE -> ImageFingerprint.decode(bytes);
            case VIDEO -> VideoFingerprint.decode(bytes);
            case TEXT -> TextFingerprint.decode(bytes);
        };
    }
}
