package dev.colophon.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.log.verify.CanonicalJson;
import dev.colophon.evidence.log.verify.Checkpoint;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.LogEntry;
import dev.colophon.evidence.log.verify.NaiveTree;
import dev.colophon.evidence.log.verify.NoteSignature;
import dev.colophon.evidence.log.verify.Signer;
import dev.colophon.evidence.log.verify.Subject;
import dev.colophon.evidence.log.verify.TlogProof;
import dev.colophon.evidence.log.verify.VerifierKey;
import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.evidence.verify.container.DataPackage;
import dev.colophon.evidence.verify.container.Entries;
import dev.colophon.evidence.verify.container.Seal;
import dev.colophon.evidence.verify.read.Pem;
import dev.colophon.evidence.verify.signature.TrustStore;
import dev.colophon.evidence.verify.signature.WaczSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A full bundle made by hand, byte by byte and without the writer, so that both are two readings of one format. Every step
 * can be changed before it is taken; {@link #files} are then sealed, stamped, logged and reported as honest ones are.
 */
public final class SampleBundle {

    static final Instant CAPTURED = Instant.parse("2026-11-25T15:00:00.250Z");
    public static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");
    public static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2030-01-01T00:00:00Z");

    /** Keys take long to make and are the same for all samples. */
    public static final SampleAuthority AUTHORITY = new SampleAuthority("Sample time", FROM, TO);

    static final SampleAuthority SECOND_AUTHORITY = new SampleAuthority("Second time", FROM, TO);
    public static final SampleReport REPORT = new SampleReport("Rights of Somebody", FROM, TO);
    public static final KeyPair KEY = curve();
    public static final Signer LOG = new Signer("log.example/one", VerifierKey.Type.ED25519);
    public static final Signer WITNESS = new Signer("witness.example/a", VerifierKey.Type.COSIGNATURE_ED25519);
    static final Signer SECOND_WITNESS = new Signer("witness.example/b", VerifierKey.Type.COSIGNATURE_ED25519);

    BundleName name = new BundleName("C-17", 1);
    Instant captured = CAPTURED;
    byte[] body = random(9_000, 5);
    UnaryOperator<Map<String, String>> warcHeaders = headers -> headers;
    Consumer<Map<String, byte[]>> entries = _ -> {};
    Consumer<SortedMap<String, byte[]>> sidecars = _ -> {};
    KeyPair key = KEY;
    Optional<KeyPair> signingKey = Optional.empty();
    SampleAuthority authority = AUTHORITY;
    SampleAuthority secondAuthority = SECOND_AUTHORITY;
    Instant stamped = CAPTURED.plusSeconds(2);
    Signer log = LOG;
    List<Signer> witnesses = List.of(WITNESS, SECOND_WITNESS);
    Instant cosigned = CAPTURED.plusSeconds(5);
    SampleReport report = REPORT;
    Optional<SampleAuthority> reportAuthority = Optional.of(AUTHORITY);
    UnaryOperator<List<String>> reportLines = lines -> lines;

    public static KeyPair curve() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] random(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** Every file of the bundle by its name relative to the folder. */
    public SortedMap<String, byte[]> files() {
        SortedMap<String, byte[]> files = new TreeMap<>(beside());
        sidecars.accept(files);
        Map<String, byte[]> inside = inside(files);
        byte[] datapackage = Objects.requireNonNull(inside.get(Entries.DATAPACKAGE));
        files.put(name.wacz(), SampleZip.of(inside).bytes());
        byte[] token = authority.stamp(Hash.sha256(datapackage), stamped);
        files.put(name.token(), token);
        files.put(name.token('b'), secondAuthority.stamp(Hash.sha256(datapackage), stamped.plusSeconds(1)));
        byte[] leaf = new LogEntry.Capture(
                        captured,
                        Subject.plain(Hash.sha256(datapackage)),
                        name.caseId(),
                        Optional.of(Hash.sha256(token)))
                .bytes();
        files.put(name.leaf(), leaf);
        files.put(name.proof(), proof(leaf, 5, 11));
        List<String> lines = new ArrayList<>();
        for (String part : List.of(name.wacz(), name.token(), name.token('b'), name.leaf(), name.proof())) {
            lines.add(part);
            String hex = Hash.sha256(Objects.requireNonNull(files.get(part))).hex();
            // In groups and in two lines, as people read it.
            lines.add(hex.substring(0, 32).replaceAll("(.{8})", "$1 "));
            lines.add(hex.substring(32).replaceAll("(.{8})", "$1 "));
        }
        lines.add(Entries.DATAPACKAGE + " " + Hash.sha256(datapackage).hex());
        files.put(name.report(), report.of(reportLines.apply(lines), stamped.plusSeconds(20), reportAuthority));
        return files;
    }

    /** A proof that the leaf stands at {@code index} of a log of {@code size}. */
    byte[] proof(byte[] leaf, int index, int size) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            leaves.add(i == index ? leaf : ("another leaf " + i).getBytes(UTF_8));
        }
        Checkpoint checkpoint = log.checkpoint(log.verifier().name(), size, NaiveTree.root(leaves));
        List<NoteSignature> cosignatures = witnesses.stream()
                .map(witness -> witness.cosign(checkpoint, cosigned))
                .toList();
        return new TlogProof(
                        index, NaiveTree.path(index, leaves), checkpoint.note().with(cosignatures))
                .bytes();
    }

    private SortedMap<String, byte[]> beside() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(name.readme(), "How to verify this\n".getBytes(UTF_8));
        files.put(name.authority(1), pem(authority.root()));
        files.put(name.authority(2), pem(secondAuthority.root()));
        files.put(name.signer(), pem(report.certificate()));
        files.put(name.logKey(), (log.verifier() + "\n").getBytes(UTF_8));
        for (int i = 0; i < witnesses.size(); i++) {
            files.put(name.witnessKey(i + 1), (witnesses.get(i).verifier() + "\n").getBytes(UTF_8));
        }
        return files;
    }

    public static byte[] pem(X509Certificate certificate) {
        try {
            return Pem.bytes(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, byte[]> inside(SortedMap<String, byte[]> beside) {
        SampleWarc warc = new SampleWarc(body, warcHeaders);
        byte[] process = process();
        Map<String, byte[]> inside = new LinkedHashMap<>();
        inside.put(Entries.WARC, warc.bytes());
        inside.put(Entries.CDXJ, warc.index());
        inside.put(Entries.PAGES, """
                {"format":"json-pages-1.0","id":"pages","title":"Captured pages"}
                {"id":"1","title":"A song","ts":"2026-11-25T15:00:00Z","url":"%s"}
                """.formatted(SampleWarc.URL).getBytes(UTF_8));
        inside.put(Entries.PROCESS, process);
        inside.put(
                Entries.ENVIRONMENT,
                CanonicalJson.bytes(Map.of(
                        "items",
                        List.of(
                                Map.of("id", "os", "status", "PASS", "value", "Linux 6.12", "why", "named"),
                                Map.of(
                                        "id",
                                        "proxy",
                                        "status",
                                        "PASS",
                                        "value",
                                        "none",
                                        "why",
                                        "no variable is set")))));
        List<String> lines = new String(process, UTF_8).lines().toList();
        inside.put(
                Entries.MATCH,
                CanonicalJson.bytes(Map.of(
                        "v", 1,
                        "url", SampleWarc.URL,
                        "capturedSha256", Hash.sha256(body).hex(),
                        "matches", List.of(Map.of("work", "W-1", "title", "A song", "grade", "CERTAIN")),
                        "licenceChecks", List.of(),
                        "processEnd",
                                Hash.sha256(lines.getLast().getBytes(UTF_8)).hex())));
        inside.put("evidence/screenshot-1.png", random(3_000, 6));
        inside.put("evidence/page.mhtml", random(2_000, 7));
        inside.put(
                Entries.BROWSER,
                CanonicalJson.bytes(Map.of(
                        "label",
                        "a second, later look",
                        "bodies",
                        List.of(Map.of(
                                "url", SampleWarc.URL,
                                "captured", Hash.sha256(body).hex(),
                                "browser", Hash.sha256(body).hex())))));
        entries.accept(inside);
        SortedMap<String, Hash> sealed = new TreeMap<>();
        beside.forEach((file, bytes) -> sealed.put(file, Hash.sha256(bytes)));
        Seal seal = new Seal(
                name,
                captured,
                WaczSignature.keyHash(key.getPublic()),
                sealed,
                List.of(name.token(), name.token('b'), name.leaf(), name.proof(), name.report()));
        inside.put(Entries.SEAL, seal.bytes());
        return signed(inside);
    }

    /** Adds list and signature to other entries. */
    Map<String, byte[]> signed(Map<String, byte[]> inside) {
        DataPackage content = new DataPackage(
                "Capture " + name.stem(),
                captured,
                "Sample 1",
                SampleWarc.URL,
                captured,
                inside.entrySet().stream()
                        .map(entry -> new DataPackage.Resource(
                                entry.getKey(), Hash.sha256(entry.getValue()), entry.getValue().length))
                        .toList());
        Map<String, byte[]> all = new LinkedHashMap<>(inside);
        all.put(Entries.DATAPACKAGE, content.bytes());
        try {
            all.put(
                    Entries.DIGEST,
                    WaczSignature.sign(content.bytes(), content, signingKey.orElse(key))
                            .bytes());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }

    private byte[] process() {
        StringBuilder lines = new StringBuilder();
        String prev = "0".repeat(64);
        for (String step : List.of("start", "resolve", "request", "response", "hash", "end")) {
            int n = (int) lines.chars().filter(c -> c == '\n').count() + 1;
            byte[] line = CanonicalJson.bytes(Map.of(
                    "n",
                    n,
                    "wall",
                    Seal.MILLIS.format(captured.minusMillis(700 - 100 * n)),
                    "monotonicMs",
                    100 * n,
                    "step",
                    step,
                    "detail",
                    Map.of("of", step),
                    "prev",
                    prev));
            prev = Hash.sha256(line).hex();
            lines.append(new String(line, UTF_8)).append('\n');
        }
        return lines.toString().getBytes(UTF_8);
    }

    public static void write(Path folder, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    /** Somebody who knows both authorities and witnesses, all independent, and the claimant's keys. */
    static TrustStore trust() {
        return new TrustStore(
                Optional.of("Somebody"),
                List.of(
                        new TrustStore.Authority("Sample time", "Sample Ltd", AUTHORITY.root()),
                        new TrustStore.Authority("Second time", "Second Ltd", SECOND_AUTHORITY.root())),
                List.of(
                        new TrustStore.Operated(WITNESS.verifier(), "Library"),
                        new TrustStore.Operated(SECOND_WITNESS.verifier(), "University")),
                List.of(new TrustStore.Operated(LOG.verifier(), "Somebody")),
                List.of(KEY.getPublic(), REPORT.certificate().getPublicKey()),
                2);
    }
}
