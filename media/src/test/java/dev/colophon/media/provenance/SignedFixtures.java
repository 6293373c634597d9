package dev.colophon.media.provenance;

import dev.colophon.media.provenance.SignedFiles.Kind;
import dev.colophon.media.provenance.Signer.Algorithm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes the signed files of the module {@code cli}: {@code src/test/resources/dev/colophon/cli/sighting/signed.*}. */
final class SignedFixtures {

    private SignedFixtures() {}

    /**
     * Writes them.
     *
     * @param arguments the folder
     */
    public static void main(String[] arguments) throws Exception {
        for (Kind kind : Kind.values()) {
            byte[] file =
                    new SignedFiles(Signer.of(Algorithm.ES256), 2).withHistory().signed(kind);
            Files.write(Path.of(arguments[0], "signed." + kind.name().toLowerCase(Locale.ROOT)), file);
        }
    }
}
