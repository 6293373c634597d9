package dev.colophon.registry.metadata;

import dev.colophon.detect.Part;
import dev.colophon.fingerprint.TextFingerprint;
import dev.colophon.fingerprint.iscc.ContentCode;
import dev.colophon.fingerprint.iscc.Iscc;
import dev.colophon.fingerprint.iscc.IsccHasher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The ISCC-CODE of a file: of its bytes and, where it is a text, of its content. Titles change, so that none is in it. */
public final class ReferenceIscc {

    private static final int BITS = 64;
    private static final int BUFFER = 1 << 16;

    private ReferenceIscc() {}

    /**
     * Reads a file through.
     *
     * @param parts what it was found to hold
     */
    public static Iscc of(Path file, List<Part> parts) throws IOException {
        IsccHasher hasher = new IsccHasher();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                hasher.update(buffer, 0, read);
            }
        }
        List<Iscc> units = new ArrayList<>(List.of(hasher.data(BITS), hasher.instance(BITS)));
        if (parts.getFirst().fingerprint() instanceof TextFingerprint text) {
            units.add(ContentCode.text(text.text(), BITS));
        }
        return Iscc.compose(units);
    }
}
