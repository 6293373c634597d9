package dev.colophon.media.provenance;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.colophon.media.FuzzSeeds;
import dev.colophon.media.provenance.SignedFiles.Kind;
import dev.colophon.media.provenance.Signer.Algorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes a file with Content Credentials has, it is read or refused; CONTRIBUTING.md says how to search for others. */
class CredentialsFuzzTest {

    @TempDir
    static Path folder;

    static List<byte[]> files() throws Exception {
        List<byte[]> files = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            byte[] file = new SignedFiles(Signer.of(Algorithm.ED25519), 2).signed(kind);
            files.add(file);
            files.add(java.util.Arrays.copyOf(file, file.length - 100));
        }
        return files;
    }

    @MethodSource("files")
    @FuzzTest(maxDuration = FuzzSeeds.TIME)
    void credentials(byte[] data) throws IOException {
        Path file = Files.write(folder.resolve("input"), data);
        try {
            CredentialsReading.read(file, new TrustList(Optional.empty()));
        } catch (IOException e) {
            // refused
        }
    }
}
