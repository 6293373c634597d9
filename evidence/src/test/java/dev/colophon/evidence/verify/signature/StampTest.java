package dev.colophon.evidence.verify.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.time.LocalAuthority;
import dev.colophon.evidence.time.PreparedAuthorities;
import dev.colophon.evidence.verify.SampleBundle;
import dev.colophon.evidence.verify.read.MalformedPart;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A timestamp has one spelling: what its signature does not cover cannot be changed either. */
@Tag("full")
class StampTest {

    /** So many bits lie between two that are changed: of each byte one, in turn each place of it. */
    private static final int STEP = Boolean.getBoolean("colophon.long") ? 1 : 9;

    private static final Hash SUBJECT = Hash.sha256(new byte[] {1});

    @TempDir
    Path folder;

    @Test
    void aChangedBitIsReported() throws Exception {
        LocalAuthority authority =
                PreparedAuthorities.at(folder.resolve("authority"), InstantSource.fixed(SampleBundle.NOW));
        List<X509Certificate> roots = List.of(authority.root().orElseThrow());
        byte[] response = authority.stamp(SUBJECT).bytes();
        assertThat(holds(response, roots)).isTrue();
        List<String> missed = new ArrayList<>();
        for (int bit = 0; bit < 8 * response.length; bit += STEP) {
            response[bit / 8] ^= (byte) (1 << bit % 8);
            if (holds(response, roots)) {
                missed.add("byte %d, bit %d".formatted(bit / 8, bit % 8));
            }
            response[bit / 8] ^= (byte) (1 << bit % 8);
        }
        assertThat(missed).isEmpty();
    }

    private static boolean holds(byte[] response, List<X509Certificate> roots) {
        try {
            Stamp stamp = Stamp.ofResponse(response, "S.tsr", false);
            stamp.verifySignature();
            return stamp.isOver(SUBJECT)
                    && stamp.doubts().isEmpty()
                    && stamp.purpose().isEmpty()
                    && stamp.strangers(stamp.chain(roots)).isEmpty();
        } catch (MalformedPart _) {
            return false;
        }
    }
}
