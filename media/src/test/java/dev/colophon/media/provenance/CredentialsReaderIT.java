package dev.colophon.media.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.media.provenance.SignedFiles.Kind;
import dev.colophon.media.provenance.Signer.Algorithm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the child says of good, changed, damaged and plain files. */
@Tag("full")
class CredentialsReaderIT {

    @TempDir
    private Path folder;

    @Test
    void theChildTellsWhatItRead() throws Exception {
        Signer signer = Signer.of(Algorithm.ES256);
        CredentialsReader reader = new CredentialsReader(Optional.of(signer.trustList(folder.resolve("trusted.pem"))));
        byte[] bytes = new SignedFiles(signer, 2).signed(Kind.JPEG);
        Path file = Files.write(folder.resolve("a.jpg"), bytes);
        Credentials good = reader.read(file).orElseThrow();
        assertThat(good)
                .isEqualTo(CredentialsReading.read(file, new TrustList(Optional.of(folder.resolve("trusted.pem"))))
                        .orElseThrow());
        assertThat(good.chain()).isEqualTo(ProvenanceCheck.OK);
        Files.write(file, CredentialsReadingTest.replaced(bytes, "c2pa.signature\0", "c2pa.signed---\0"));
        assertThat(reader.read(file).map(Credentials::signature))
                .contains(new ProvenanceCheck(ProvenanceCheck.State.BAD, "the manifest is not signed"));
        Files.write(file, Arrays.copyOf(bytes, 200));
        assertThat(reader.read(file)).isEmpty();
        Files.write(file, SignedFiles.plain(Kind.JPEG));
        assertThat(reader.read(file)).isEmpty();
        assertThat(reader.read(folder)).isEmpty();
    }
}
