package dev.colophon.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.log.verify.CanonicalJson;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.verify.archive.SampleArchives;
import dev.colophon.evidence.verify.check.CheckResult;
import dev.colophon.evidence.verify.check.Status;
import dev.colophon.evidence.verify.container.Entries;
import dev.colophon.evidence.verify.read.StrictJson;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy that stood in an archive. */
class EntryInArchiveTest {

    private static final byte[] SONG = "a song".getBytes(UTF_8);

    @TempDir
    Path folder;

    private VerifyReport verified(byte[] body, Map<String, Object> entry) throws Exception {
        SampleBundle bundle = new SampleBundle();
        bundle.body = body;
        bundle.entries = inside -> {
            try {
                Map<String, Object> match =
                        new TreeMap<>(StrictJson.object(Objects.requireNonNull(inside.get(Entries.MATCH)), "match")
                                .members());
                match.put("entry", entry);
                inside.put(Entries.MATCH, CanonicalJson.bytes(match));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
        SampleBundle.write(folder, bundle.files());
        return BundleVerifier.verify(folder.resolve("C-17-1.wacz"), SampleBundle.trust(), SampleBundle.CLOCK);
    }

    private static Map<String, Object> entry(String container, String path, byte[] bytes) {
        return Map.of(
                "container",
                container,
                "path",
                path,
                "bytes",
                bytes.length,
                "sha256",
                Hash.sha256(bytes).hex());
    }

    private static CheckResult check(VerifyReport report) {
        return report.of("match.entry").getFirst();
    }

    @Test
    void theCapturedArchiveHoldsWhatWasCompared() throws Exception {
        byte[] zip = SampleArchives.zip(Map.of("a/song.mp3", SONG, "b.txt", new byte[9]));
        VerifyReport report = verified(zip, entry("ARCHIVE", "a/song.mp3", SONG));
        assertThat(check(report).status()).isEqualTo(Status.PASS);
        assertThat(report.grade()).isEqualTo(EvidenceGrade.A);
    }

    @Test
    void otherBytesOfThatNameAreNamed() throws Exception {
        byte[] zip = SampleArchives.zip(Map.of("a/song.mp3", SONG, "b.txt", new byte[9]));
        VerifyReport report = verified(zip, entry("ARCHIVE", "b.txt", SONG));
        assertThat(check(report).status()).isEqualTo(Status.FAIL);
        assertThat(check(report).why())
                .isEqualTo("the archive's b.txt has the SHA-256 "
                        + Hash.sha256(new byte[9]).hex());
        assertThat(report.grade()).isEqualTo(EvidenceGrade.F);
        assertThat(check(verified(zip, entry("ARCHIVE", "c.txt", SONG))).why())
                .isEqualTo("there is no c.txt in the captured archive");
    }

    @Test
    void whatNobodyHereTakesApartIsOpen() throws Exception {
        byte[] docx = SampleArchives.zip(Map.of("word/document.xml", SONG));
        VerifyReport report = verified(docx, entry("DOCUMENT", "picture-1", SONG));
        assertThat(check(report).status()).isEqualTo(Status.UNKNOWN);
        assertThat(report.grade()).isEqualTo(EvidenceGrade.B);
        assertThat(check(verified("7z".getBytes(UTF_8), entry("ARCHIVE", "x", SONG)))
                        .status())
                .isEqualTo(Status.UNKNOWN);
    }
}
