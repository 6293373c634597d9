package dev.colophon.fingerprint.image;

import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.Role;
import java.util.List;

/** Turns pictures into fingerprints: pure and thread-safe. */
public final class ImageFingerprinter {

    private ImageFingerprinter() {}

    /**
     * Fingerprints one picture.
     *
     * @param renderings the same picture flattened in each way it may be seen: one, or two when it has transparent parts
     *     (on mid-grey and on white); all of one size
     */
    public static ImageFingerprint fingerprint(List<Pixels> renderings, Role role) {
        throw new IllegalStateException("engine pending for " + renderings.size() + role);
    }
}
