package dev.colophon.evidence.bundle;

import static dev.colophon.evidence.bundle.Bench.CLOCK;
import static dev.colophon.evidence.bundle.Bench.NAME;
import static dev.colophon.evidence.bundle.Bench.NOW;
import static dev.colophon.evidence.bundle.Bench.URL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.EvidenceException.Reason;
import dev.colophon.evidence.bundle.sealed.BundleFacts;
import dev.colophon.evidence.bundle.sealed.LateTimestamp;
import dev.colophon.evidence.bundle.sealed.SealedBundle;
import dev.colophon.evidence.log.HttpWitnessExchange;
import dev.colophon.evidence.log.LoopbackWitness;
import dev.colophon.evidence.log.WitnessAnswer;
import dev.colophon.evidence.log.WitnessClient;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.LogEntry;
import dev.colophon.evidence.log.verify.Signer;
import dev.colophon.evidence.log.verify.Subject;
import dev.colophon.evidence.log.verify.TlogProof;
import dev.colophon.evidence.log.verify.VerifierKey;
import dev.colophon.evidence.log.verify.WitnessPolicy;
import dev.colophon.evidence.time.TimestampAuthority;
import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.evidence.verify.container.DataPackage;
import dev.colophon.evidence.verify.container.Entries;
import dev.colophon.evidence.verify.container.Seal;
import dev.colophon.evidence.verify.signature.WaczSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle holds what was captured, hashed, signed, stamped and logged, in its form. */
class BundleWriterTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path authorities;

    @TempDir
    Path home;

    private Bench bench;

    @BeforeEach
    void bench() {
        bench = new Bench(home, authorities, CLOCK);
    }

    private static Map<String, byte[]> unzip(Path wacz) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(wacz))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(files.put(entry.getName(), zip.readAllBytes())).isNull();
            }
        }
        return files;
    }

    private static byte[] file(Map<String, byte[]> files, String name) {
        return Optional.ofNullable(files.get(name)).orElseThrow(() -> new AssertionError(name));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(bench.folder)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals(".lock"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everythingLiesWhereTheFormatSays() throws Exception {
        SealedBundle bundle = bench.seal(NAME, bench.first, bench.second);
        assertThat(bundle.state()).isEqualTo(SealedBundle.State.STAMPED);
        assertThat(bundle.silent()).isEmpty();
        assertThat(names())
                .containsExactly(
                        "C-17-1.README.txt",
                        "C-17-1.leaf.json",
                        "C-17-1.tlog-proof",
                        "C-17-1.trust",
                        "C-17-1.tsr",
                        "C-17-1.tsr-b",
                        "C-17-1.wacz");
        assertThat(unzip(bundle.wacz()).keySet())
                .containsExactly(
                        "archive/data.warc.gz",
                        "indexes/index.cdx.gz",
                        "pages/pages.jsonl",
                        "evidence/process.jsonl",
                        "evidence/environment.json",
                        "evidence/match.json",
                        "evidence/tls/1.pem",
                        "evidence/signals.json",
                        "evidence/seal.json",
                        "datapackage.json",
                        "datapackage-digest.json");
    }

    @Test
    void thePackageNamesEveryFileWithItsHashAndIsSigned() throws Exception {
        Map<String, byte[]> files = unzip(bench.seal(NAME, bench.first).wacz());
        byte[] described = file(files, Entries.DATAPACKAGE);
        DataPackage contents = DataPackage.parse(described);
        List<String> named = new ArrayList<>();
        for (DataPackage.Resource resource : contents.resources()) {
            byte[] content = file(files, resource.path());
            assertThat(resource.bytes()).isEqualTo(content.length);
            assertThat(resource.hash()).isEqualTo(Hash.sha256(content));
            named.add(resource.path());
        }
        named.add(Entries.DATAPACKAGE);
        named.add(Entries.DIGEST);
        assertThat(named).containsExactlyElementsOf(files.keySet());
        assertThat(contents.mainPageUrl()).isEqualTo(URL);
        WaczSignature signature = WaczSignature.parse(file(files, Entries.DIGEST));
        assertThat(signature.isValid()).isTrue();
        assertThat(signature.hash()).isEqualTo(Hash.sha256(described));
        assertThat(Hash.sha256(signature.publicKey()))
                .isEqualTo(Seal.parse(file(files, Entries.SEAL)).key());
    }

    @Test
    void theSealNamesWhatLiesBesideAndWhatFollows() throws Exception {
        SealedBundle bundle = bench.seal(NAME, bench.first, bench.second);
        Seal seal = Seal.parse(file(unzip(bundle.wacz()), Entries.SEAL));
        assertThat(seal.name()).isEqualTo(NAME);
        assertThat(seal.captured()).isEqualTo(NOW);
        assertThat(seal.sidecars().keySet())
                .containsExactly(
                        "C-17-1.README.txt",
                        "C-17-1.trust/log.vkey",
                        "C-17-1.trust/tsa-1.pem",
                        "C-17-1.trust/tsa-2.pem");
        for (Map.Entry<String, Hash> sidecar : seal.sidecars().entrySet()) {
            assertThat(Hash.sha256(Files.readAllBytes(bench.folder.resolve(sidecar.getKey()))))
                    .isEqualTo(sidecar.getValue());
        }
        assertThat(seal.promised()).containsExactly("C-17-1.tsr", "C-17-1.leaf.json", "C-17-1.tlog-proof");
    }

    @Test
    void theLeafSpeaksOfThePackageAndIsProven() throws Exception {
        bench.log.append(List.of("another".getBytes(UTF_8)));
        SealedBundle bundle = bench.seal(NAME, bench.first);
        Hash described = Hash.sha256(file(unzip(bundle.wacz()), Entries.DATAPACKAGE));
        byte[] leaf = Files.readAllBytes(bench.folder.resolve("C-17-1.leaf.json"));
        Hash token = Hash.sha256(Files.readAllBytes(bench.folder.resolve("C-17-1.tsr")));
        assertThat(LogEntry.parse(leaf))
                .isEqualTo(new LogEntry.Capture(NOW, Subject.plain(described), "C-17", Optional.of(token)));
        TlogProof proof = TlogProof.parse(Files.readAllBytes(bench.folder.resolve("C-17-1.tlog-proof")));
        proof.verify(leaf, bench.logKey.verifier(), Bench.ORIGIN, WitnessPolicy.NONE);
        assertThat(proof.index()).isEqualTo(1);
        assertThat(bundle.facts().log().index()).isEqualTo(1);
        assertThat(bench.log.leaf(1)).isEqualTo(leaf);
    }

    @Test
    void theProcessEndsInTheMatch() throws Exception {
        Map<String, byte[]> files = unzip(bench.seal(NAME, bench.first).wacz());
        List<String> lines =
                new String(file(files, Entries.PROCESS), UTF_8).lines().toList();
        assertThat(lines).hasSize(3);
        JsonNode match = JSON.readTree(file(files, Entries.MATCH));
        assertThat(match.get("processEnd").asText())
                .isEqualTo(Hash.sha256(lines.getLast().getBytes(UTF_8)).hex());
        assertThat(match.get("v").asInt()).isEqualTo(1);
        assertThat(match.get("url").asText()).isEqualTo(URL);
        assertThat(JSON.readTree(lines.getLast()).get("step").asText()).isEqualTo("end");
    }

    @Test
    void aSilentAuthorityIsAValueAndTheBundleCanBeStampedLater() throws Exception {
        SealedBundle bundle = bench.seal(NAME, Bench.silent("down.example"));
        assertThat(bundle.state()).isEqualTo(SealedBundle.State.TIME_PENDING);
        assertThat(bundle.silent()).singleElement().asString().startsWith("down.example: cannot be asked");
        assertThat(names()).doesNotContain("C-17-1.tsr").contains("C-17-1.wacz");
        assertThat(LogEntry.parse(Files.readAllBytes(bench.folder.resolve("C-17-1.leaf.json"))))
                .isInstanceOfSatisfying(
                        LogEntry.Capture.class,
                        leaf -> assertThat(leaf.timestamp()).isEmpty());
        byte[] before = Files.readAllBytes(bundle.wacz());

        LateTimestamp.Result late = LateTimestamp.stamp(
                bench.folder, NAME, List.of(Bench.silent("down.example"), bench.first, bench.first), bench.clock);
        assertThat(late.written()).containsExactly("C-17-1.late-1.tsr");
        assertThat(late.silent()).hasSize(2);
        List<TimestampAuthority> both = List.of(bench.first, Bench.outside(bench.second));
        late = LateTimestamp.stamp(bench.folder, NAME, both, bench.clock);
        assertThat(late.written()).containsExactly("C-17-1.late-2.tsr");
        assertThat(names()).contains("C-17-1.late-1.tsr.pem", "C-17-1.late-2.tsr.pem");
        assertThat(LateTimestamp.stamp(bench.folder, NAME, both, bench.clock).written())
                .isEmpty();
        assertThat(Files.readAllBytes(bundle.wacz())).isEqualTo(before);
        assertThat(names()).noneMatch(name -> name.endsWith(".tmp"));
    }

    @Test
    void theSecondTimestampIsOfAnotherAuthority() throws Exception {
        SealedBundle bundle = bench.seal(NAME, bench.first, bench.first);
        assertThat(bundle.facts().timestamps()).hasSize(1);
        assertThat(bundle.silent()).singleElement().asString().contains("answered already");
        assertThat(names()).doesNotContain("C-17-1.tsr-b");
    }

    @Test
    void aReportThatCannotBePrintedIsMissingAndTheRestIsThere() throws Exception {
        BundleReport broken = new BundleReport() {
            @Override
            public X509Certificate signer() {
                return bench.first.root().orElseThrow();
            }

            @Override
            public Optional<byte[]> pdf(BundleFacts facts) {
                return Optional.empty();
            }
        };
        try (BundleWriter writer =
                BundleWriter.open(bench.folder, NAME, bench.settings(Optional.of(broken), bench.first))) {
            SealedBundle bundle = bench.filled(writer).seal(bench.process());
            assertThat(bundle.reported()).isFalse();
            assertThat(Seal.parse(file(unzip(bundle.wacz()), Entries.SEAL)).promised())
                    .contains("C-17-1.report.pdf");
        }
        assertThat(names()).contains("C-17-1.wacz", "C-17-1.trust").doesNotContain("C-17-1.report.pdf");
    }

    @Test
    void theFactsAreThoseOfTheFiles() throws Exception {
        BundleFacts facts = bench.seal(NAME, bench.first, bench.second).facts();
        byte[] wacz = Files.readAllBytes(bench.folder.resolve("C-17-1.wacz"));
        assertThat(facts.wacz()).isEqualTo(BundleFacts.FileFacts.of(wacz));
        assertThat(facts.beside()).hasSize(8);
        for (Map.Entry<String, BundleFacts.FileFacts> one : facts.beside().entrySet()) {
            byte[] content = Files.readAllBytes(bench.folder.resolve(one.getKey()));
            assertThat(one.getValue()).isEqualTo(BundleFacts.FileFacts.of(content));
        }
        assertThat(facts.timestamps())
                .extracting(BundleFacts.Timestamp::file, BundleFacts.Timestamp::time)
                .containsExactly(tuple("C-17-1.tsr", NOW), tuple("C-17-1.tsr-b", NOW));
    }

    @Test
    @Tag("full")
    void witnessesCosignWhatTheyCanAndTheRestIsAValue() throws Exception {
        Signer known = new Signer("witness.example/a", VerifierKey.Type.COSIGNATURE_ED25519);
        try (LoopbackWitness witness = new LoopbackWitness(known, bench.logKey.verifier(), Bench.ORIGIN, NOW);
                LoopbackWitness stranger = new LoopbackWitness(known, known.verifier(), Bench.ORIGIN, NOW);
                HttpWitnessExchange exchange = new HttpWitnessExchange()) {
            BundleSettings base = bench.settings(bench.first);
            BundleSettings witnessed = new BundleSettings(
                    base.software(),
                    base.key(),
                    base.authorities(),
                    base.log(),
                    base.logKey(),
                    List.of(
                            new WitnessClient(witness.witness(), exchange),
                            new WitnessClient(stranger.witness(), exchange)),
                    base.report(),
                    base.clock());
            SealedBundle bundle;
            try (BundleWriter writer = BundleWriter.open(bench.folder, NAME, witnessed)) {
                bundle = bench.filled(writer).seal(bench.process());
            }
            assertThat(bundle.witnesses())
                    .hasExactlyElementsOfTypes(WitnessAnswer.Cosigned.class, WitnessAnswer.Refused.class);
        }
        byte[] leaf = Files.readAllBytes(bench.folder.resolve("C-17-1.leaf.json"));
        TlogProof proof = TlogProof.parse(Files.readAllBytes(bench.folder.resolve("C-17-1.tlog-proof")));
        String vkey = Files.readString(bench.folder.resolve("C-17-1.trust/witness-1.vkey"));
        assertThat(vkey).isEqualTo(known.verifier() + "\n");
        assertThat(proof.verify(
                                leaf,
                                bench.logKey.verifier(),
                                Bench.ORIGIN,
                                new WitnessPolicy(List.of(known.verifier()), 1))
                        .cosignatures())
                .hasSize(1);
    }

    @Test
    void aWriterSealsOnce() throws Exception {
        try (BundleWriter writer = BundleWriter.open(bench.folder, NAME, bench.settings(bench.first))) {
            bench.filled(writer).seal(bench.process());
            assertThatThrownBy(() -> writer.seal(bench.process())).isInstanceOf(IllegalStateException.class);
        }
        assertThat(names()).hasSize(6);
    }

    @Test
    void thereIsOneBundleOfAName() {
        bench.seal(NAME, bench.first);
        assertThatThrownBy(() -> bench.seal(NAME, bench.first))
                .isInstanceOfSatisfying(
                        EvidenceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TAKEN));
        bench.seal(new BundleName("C-17", 2), bench.first);
        try (BundleWriter _ = BundleWriter.open(bench.folder, new BundleName("C-17", 3), bench.settings())) {
            assertThatThrownBy(() -> BundleWriter.open(bench.folder, new BundleName("C-17", 3), bench.settings()))
                    .hasMessageContaining("is being worked on");
        }
    }

    @Test
    void aWarcThatAVerifierWouldRefuseIsNotSealed() throws Exception {
        byte[] right = bench.warc().bytes();
        byte[] changed = right.clone();
        changed[right.length / 2] ^= 1;
        for (byte[] wrong : List.of(changed, Arrays.copyOf(right, right.length - 3), "no warc".getBytes(UTF_8))) {
            Path file = Files.write(home.resolve("wrong.warc.gz"), wrong);
            try (BundleWriter writer = BundleWriter.open(bench.folder, NAME, bench.settings(bench.first))) {
                assertThatThrownBy(() -> bench.filled(writer).warc(file).seal(bench.process()))
                        .isInstanceOfSatisfying(
                                EvidenceException.class,
                                e -> assertThat(e.reason()).isEqualTo(Reason.UNFIT));
            }
            assertThat(names()).isEmpty();
        }
        assertThat(bench.log.checkpoint().size()).isZero();
    }
}
