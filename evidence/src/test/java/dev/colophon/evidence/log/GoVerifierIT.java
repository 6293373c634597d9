package dev.colophon.evidence.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colophon.evidence.log.verify.Checkpoint;
import dev.colophon.evidence.log.verify.Cosignature;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.Signer;
import dev.colophon.evidence.log.verify.VerifierKey;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Others' code reads our log: {@code golang.org/x/mod/sumdb}, {@code transparency-dev/merkle} and {@code
 * transparency-dev/formats}, through the small program in {@code others/verify}. It accepts what we wrote and refuses it
 * after a change.
 */
@Tag("full")
class GoVerifierIT {

    private static final String ORIGIN = "log.example/go";
    private static final Path GO_CODE = Path.of("/usr/share/gocode");
    /** Go's own library is compiled once for this and for ReadmeIT. */
    private static final Path GO_CACHE = Path.of("target", "go-cache").toAbsolutePath();

    private static final List<String> GO_PACKAGES = List.of(
            "golang.org/x/mod/sumdb/tlog",
            "github.com/transparency-dev/merkle/proof",
            "github.com/transparency-dev/formats/log");

    @TempDir
    static Path built;

    @TempDir
    Path folder;

    private static Path verifier = Path.of("");

    private final LogKey key = LogKey.generate(ORIGIN);
    private final String vkey = key.verifier().toString();

    private record Result(int status, String output) {}

    @BeforeAll
    static void build() throws IOException, InterruptedException, URISyntaxException {
        boolean here =
                Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.isExecutable(Path.of(path, "go")))
                        && GO_PACKAGES.stream()
                                .allMatch(name ->
                                        Files.isDirectory(GO_CODE.resolve("src").resolve(name)));
        assumeTrue(
                here,
                "needs Go and its libraries for logs: apt-get install golang-go golang-golang-x-mod-dev"
                        + " golang-github-transparency-dev-merkle-dev golang-github-transparency-dev-formats-dev");
        verifier = built.resolve("verify");
        Path source = Path.of(Objects.requireNonNull(GoVerifierIT.class.getResource("/others/verify/main.go"))
                .toURI());
        Result build = run(List.of("go", "build", "-o", verifier.toString(), source.toString()));
        assertThat(build.status).as(build.output).isZero();
    }

    private static Result run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "GO111MODULE",
                        "off",
                        "GOFLAGS",
                        "",
                        "GOPATH",
                        GO_CODE.toString(),
                        "CGO_ENABLED",
                        "0",
                        "GOCACHE",
                        GO_CACHE.toString()));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        return new Result(process.waitFor(), output);
    }

    private static void assertAccepts(String line, String... arguments) throws IOException, InterruptedException {
        assertThat(verify(arguments)).isEqualTo(new Result(0, line));
    }

    private static void assertRefuses(String why, String... arguments) throws IOException, InterruptedException {
        Result result = verify(arguments);
        assertThat(result.output).contains(why);
        assertThat(result.status).isEqualTo(1);
    }

    private static Result verify(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(verifier.toString()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private TransparencyLog log(int... batches) {
        TransparencyLog log = TransparencyLog.create(folder.resolve("log"), key, ORIGIN, InstantSource.system());
        for (int batch : batches) {
            log.append(TransparencyLogTest.leaves(new Random(batch), batch));
        }
        return log;
    }

    private static void change(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void acceptsEveryTileAndEntryAndRefusesAChangedOne() throws Exception {
        log(300, 69_700);
        Path home = folder.resolve("log");
        assertAccepts("log 70000", "log", home.toString(), vkey, ORIGIN);

        for (Map.Entry<String, String> wrong : Map.of(
                        "tile/0/007", "does not fit the entries",
                        "tile/0/273.p/112", "does not fit the entries",
                        "tile/1/000", "does not fit the entries",
                        "tile/2/000.p/1", "does not fit the entries",
                        "tile/entries/100", "does not fit the entries",
                        "tile/entries/273.p/112", "does not fit the entries",
                        "checkpoint", "checkpoint")
                .entrySet()) {
            Path file = home.resolve(wrong.getKey());
            // Behind the first bytes, where a bundle has the first leaf and a checkpoint its origin.
            change(file, 5);
            assertRefuses(wrong.getValue(), "log", home.toString(), vkey, ORIGIN);
            change(file, 5);
        }
        assertRefuses("Origin", "log", home.toString(), vkey, "log.example/other");
        assertRefuses(
                "signatures", "log", home.toString(), LogKey.generate(ORIGIN).toString(), ORIGIN);
        assertAccepts("log 70000", "log", home.toString(), vkey, ORIGIN);
    }

    @Test
    void acceptsProofFilesWithCosignaturesAndRefusesChangedOnes() throws Exception {
        TransparencyLog log = log(300, 9_700);
        Signer witness = new Signer("w.example/one", VerifierKey.Type.COSIGNATURE_ED25519);
        // formats/note asks for the key of a cosigner in the form of a log's key.
        String cosigner = VerifierKey.of(
                        "w.example/one",
                        VerifierKey.Type.ED25519,
                        witness.verifier().raw())
                .toString();
        Checkpoint bare = log.checkpoint();
        Cosignature cosignature = Cosignature.find(
                        bare.with(List.of(witness.cosign(bare, Instant.now()))), witness.verifier())
                .orElseThrow();
        Checkpoint cosigned = log.keep(bare, List.of(cosignature));
        Path proof = folder.resolve("leaf.tlog-proof");
        Path leaf = folder.resolve("leaf");
        Random random = new Random(7);
        for (int index : List.of(0, 255, 256, 299, 5_000, 9_983, 9_984, 9_999, random.nextInt(10_000))) {
            Files.write(proof, log.prove(index, cosigned).bytes());
            Files.write(leaf, log.leaf(index));
            assertAccepts(
                    "proof %d 10000 1".formatted(index),
                    "proof",
                    proof.toString(),
                    leaf.toString(),
                    vkey,
                    ORIGIN,
                    cosigner);
        }
        byte[] right = Files.readAllBytes(proof);
        int firstHash = new String(right, UTF_8).indexOf('\n', 30) + 1;
        int text = new String(right, UTF_8).indexOf("\n\n") + ORIGIN.length() + 4;
        for (int at : List.of(0, firstHash + 3, text, right.length - 20)) {
            change(proof, at);
            assertRefuses("", "proof", proof.toString(), leaf.toString(), vkey, ORIGIN, cosigner);
            Files.write(proof, right);
        }
        Files.write(leaf, new byte[] {1});
        assertRefuses("", "proof", proof.toString(), leaf.toString(), vkey, ORIGIN, cosigner);
    }

    @Test
    void acceptsConsistencyProofsAndRefusesChangedOnes() throws Exception {
        TransparencyLog log = log(1, 255, 44, 212, 1_488, 7_000);
        Checkpoint newest = log.checkpoint();
        Path file = folder.resolve("consistency");
        Proofs proofs = new Tiles(new LogFiles(folder.resolve("log")))
                .proofs(new Tiles(new LogFiles(folder.resolve("log"))).edge(newest.size(), newest.root()));
        for (long old : List.of(1L, 2L, 255L, 256L, 300L, 512L, 2_000L, 8_191L, 8_999L)) {
            List<String> lines = new ArrayList<>(List.of(
                    Long.toString(old),
                    proofs.root(0, old).base64(),
                    Long.toString(newest.size()),
                    newest.root().base64()));
            List<Hash> proof = log.consistency(old, newest);
            proof.forEach(hash -> lines.add(hash.base64()));
            Files.write(file, lines);
            assertAccepts("consistency %d 9000".formatted(old), "consistency", file.toString());

            lines.set(lines.size() - 1, Hash.sha256(new byte[] {1}).base64());
            Files.write(file, lines);
            assertRefuses("", "consistency", file.toString());
        }
    }
}
