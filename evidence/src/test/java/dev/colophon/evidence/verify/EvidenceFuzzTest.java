package dev.colophon.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.LogEntry;
import dev.colophon.evidence.log.verify.LogException;
import dev.colophon.evidence.log.verify.SignedNote;
import dev.colophon.evidence.log.verify.TlogProof;
import dev.colophon.evidence.log.verify.VerifierKey;
import dev.colophon.evidence.log.verify.WitnessPolicy;
import dev.colophon.evidence.time.Tokens;
import dev.colophon.evidence.verify.archive.ArchiveSearch;
import dev.colophon.evidence.verify.archive.SampleArchives;
import dev.colophon.evidence.verify.read.CdxLine;
import dev.colophon.evidence.verify.read.Der;
import dev.colophon.evidence.verify.read.MalformedPart;
import dev.colophon.evidence.verify.read.Pem;
import dev.colophon.evidence.verify.read.StrictJson;
import dev.colophon.evidence.verify.read.WarcFile;
import dev.colophon.evidence.verify.signature.SignedPdf;
import dev.colophon.evidence.verify.signature.Stamp;
import dev.colophon.evidence.verify.signature.TrustStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes it is given, a reader answers; CONTRIBUTING.md says how to search for bytes at which it does not. */
class EvidenceFuzzTest {

    private static final String TIME = "1m";
    private static final SampleBundle SAMPLE = new SampleBundle();
    private static final SortedMap<String, byte[]> FILES = SAMPLE.files();

    @TempDir
    static Path folder;

    /** What a reader does when bytes are not what they should be. */
    private interface Reading {
        void read() throws MalformedPart, IOException;
    }

    private static void reads(Reading reading) throws IOException {
        try {
            reading.read();
        } catch (MalformedPart | LogException | EvidenceException refused) {
            // As it should be.
        }
    }

    private static byte[] file(String name) {
        return Objects.requireNonNull(FILES.get(name));
    }

    static List<byte[]> containers() {
        return List.of(
                file(SAMPLE.name.wacz()),
                SampleZip.of(Map.of("archive/data.warc.gz", new byte[9])).bytes());
    }

    @MethodSource("containers")
    @FuzzTest(maxDuration = TIME)
    void bundle(byte[] data) throws IOException {
        SampleBundle.write(folder, FILES);
        try {
            BundleVerifier.verify(
                    Files.write(folder.resolve(SAMPLE.name.wacz()), data), SampleBundle.trust(), SampleBundle.CLOCK);
        } catch (NotABundleException refused) {
            // As it should be.
        }
    }

    static List<byte[]> json() {
        return List.of(
                "{\"a\":[1,-2.5e9,true,null,\"\\u00e4\"],\"b\":{},\"t\":\"2026-11-25T15:00:00Z\"}".getBytes(UTF_8),
                file(SAMPLE.name.leaf()));
    }

    @MethodSource("json")
    @FuzzTest(maxDuration = TIME)
    void json(byte[] data) throws IOException {
        reads(() -> StrictJson.value(data, "x"));
        reads(() -> StrictJson.canonical(data, "x"));
        reads(() -> StrictJson.object(data, "x").time("t"));
        reads(() -> LogEntry.parse(data));
    }

    static List<byte[]> archives() throws IOException {
        byte[] zip = SampleArchives.zip(Map.of("a/b.txt", new byte[] {1, 2, 3}));
        return List.of(zip, SampleArchives.gzip(SampleArchives.tar(Map.of("c.zip", zip))));
    }

    @MethodSource("archives")
    @FuzzTest(maxDuration = TIME)
    void archive(byte[] data) {
        ArchiveSearch.Found found = ArchiveSearch.in(new ByteArrayInputStream(data), "c.zip!/a/b.txt", 1 << 20);
        Objects.requireNonNull(found);
    }

    static List<byte[]> notes() {
        return List.of(file(SAMPLE.name.proof()), file(SAMPLE.name.logKey()), file(SAMPLE.name.witnessKey(1)));
    }

    @MethodSource("notes")
    @FuzzTest(maxDuration = TIME)
    void logLines(byte[] data) throws IOException {
        reads(() -> SignedNote.parse(data));
        reads(() -> VerifierKey.parse(new String(data, UTF_8).strip()));
        reads(() -> TlogProof.parse(data)
                .verify(
                        file(SAMPLE.name.leaf()),
                        SampleBundle.LOG.verifier(),
                        SampleBundle.LOG.verifier().name(),
                        new WitnessPolicy(List.of(SampleBundle.WITNESS.verifier()), 1)));
    }

    static List<byte[]> tokens() {
        return List.of(file(SAMPLE.name.token()));
    }

    @MethodSource("tokens")
    @FuzzTest(maxDuration = TIME)
    void timestamp(byte[] data) throws IOException {
        reads(() -> {
            Stamp stamp = Stamp.ofResponse(data, "x", true);
            stamp.isOver(Hash.sha256());
            stamp.verifySignature();
        });
        reads(() -> Tokens.chain(data));
        reads(() -> Tokens.canonical(data));
    }

    static List<byte[]> certificates() {
        return List.of(
                file(SAMPLE.name.authority(1)), SampleBundle.AUTHORITY.stamp(Hash.sha256(), SampleBundle.CAPTURED));
    }

    @MethodSource("certificates")
    @FuzzTest(maxDuration = TIME)
    void certificate(byte[] data) throws IOException {
        reads(() -> Pem.certificate(data, "x"));
        reads(() -> Pem.ofDer(data, "x"));
        reads(() -> Der.check(data, "x", true));
        reads(() -> Der.length(data, "x"));
    }

    static List<byte[]> reports() {
        return List.of(
                file(SAMPLE.name.report()),
                SampleBundle.REPORT.of(List.of("a"), SampleBundle.CAPTURED, Optional.empty()));
    }

    @MethodSource("reports")
    @FuzzTest(maxDuration = TIME)
    void report(byte[] data) throws IOException {
        reads(() -> SignedPdf.of(data, "x").text());
    }

    static List<byte[]> warcs() {
        return List.of(new SampleWarc(new byte[90], headers -> headers).bytes());
    }

    @MethodSource("warcs")
    @FuzzTest(maxDuration = TIME)
    void warc(byte[] data) throws IOException {
        reads(() -> WarcFile.read(new ByteArrayInputStream(data), "x"));
        reads(() -> CdxLine.read(new ByteArrayInputStream(data), "x"));
    }

    static List<byte[]> trustSeeds() {
        return seeds("{\"quorum\":1,\"authorities\":[],\"witnesses\":[],\"logs\":[],\"signers\":[]}");
    }

    @MethodSource("trustSeeds")
    @FuzzTest(maxDuration = TIME)
    void trust(byte[] data) throws IOException {
        Path trusted = Files.createDirectories(folder.resolve("trust"));
        Files.write(trusted.resolve(TrustStore.FILE), data);
        reads(() -> TrustStore.read(trusted));
    }

    private static List<byte[]> seeds(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
    }
}
