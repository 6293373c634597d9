package dev.colophon.evidence.bundle;

import static dev.colophon.evidence.bundle.Bench.CLOCK;
import static dev.colophon.evidence.bundle.Bench.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colophon.evidence.bundle.sealed.BundleFacts;
import dev.colophon.evidence.bundle.sealed.Renewal;
import dev.colophon.evidence.report.signature.ReportKey;
import dev.colophon.evidence.report.signature.ReportSigner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netpreserve.jwarc.tools.WarcTool;

/**
 * The commands that the text beside a bundle gives are run as they stand: all of them succeed, in both languages, and the
 * right one fails after a change. Left out are only those that download.
 */
@Tag("full")
class ReadmeIT {

    private static final Path GO_CODE = Path.of("/usr/share/gocode");

    /** Go's own library is compiled once for this and for GoVerifierIT. */
    private static final Path GO_CACHE = Path.of("target", "go-cache").toAbsolutePath();

    @TempDir
    static Path sealed;

    private static Bench bench;

    @TempDir
    Path copy;

    @BeforeAll
    static void seal() {
        Tool.require(
                "apt-get install unzip jq openssl golang-go poppler-utils qpdf",
                "sh",
                "unzip",
                "jq",
                "openssl",
                "sha256sum",
                "gzip",
                "go",
                "pdfsig",
                "qpdf");
        assumeTrue(
                Files.isDirectory(GO_CODE.resolve("src/golang.org/x/mod/sumdb/tlog")),
                "x/mod is missing: apt-get install golang-golang-x-mod-dev");
        bench = new Bench(sealed, sealed.resolve("authorities"), CLOCK);
        bench.log.append(List.of(new byte[] {1}, new byte[] {2}));
        try (BundleWriter writer = BundleWriter.open(
                bench.folder, NAME, bench.settings(Optional.of(new SignedPage()), bench.first, bench.second))) {
            bench.filled(writer).seal(bench.process());
        }
        bench.log.append(List.of(new byte[] {3}));
        Renewal.renew(bench.folder, NAME, List.of(bench.second), Bench.FAR, CLOCK);
    }

    /** An empty page, really signed. */
    private static final class SignedPage implements BundleReport {

        private final ReportKey key = ReportKey.generate("signer", ReportKey.Kind.RSA_3072, Bench.NOW);

        @Override
        public X509Certificate signer() {
            return key.certificate();
        }

        @Override
        public Optional<byte[]> pdf(BundleFacts facts) {
            try (PDDocument document = new PDDocument();
                    ByteArrayOutputStream out = new ByteArrayOutputStream()) {
                document.addPage(new PDPage());
                document.save(out);
                return Optional.of(new ReportSigner(key, Optional.empty(), CLOCK).sign(out.toByteArray(), "test"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The commands of each section, by its title. */
    private static Map<String, String> sections(String part) {
        Map<String, String> sections = new LinkedHashMap<>();
        String title = "";
        for (String line : part.lines().toList()) {
            if (line.matches("[1-9]\\. .*")) {
                title = line.substring(0, 1);
            } else if (line.startsWith("    ") && !title.isEmpty() && !line.contains("go mod")) {
                sections.merge(title, line.strip(), (before, more) -> before + "\n" + more);
            }
        }
        return sections;
    }

    private static String english() throws IOException {
        return languages().getFirst();
    }

    private static List<String> languages() throws IOException {
        return List.of(Files.readString(bench.folder.resolve(NAME.readme())).split("={80}\n", -1));
    }

    private static String program(String english) {
        int from = english.indexOf("// Checks that a leaf");
        return english.substring(from, english.indexOf("\n}\n\n7. ", from) + 3);
    }

    /** Runs these sections one after another; answers the number of the first that fails, or 0, and what was said. */
    private Tool.Result run(Path folder, String part, Set<String> wanted) throws IOException, URISyntaxException {
        Path jwarc = Path.of(WarcTool.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        StringBuilder said = new StringBuilder();
        Path check = folder;
        for (Map.Entry<String, String> section : sections(part).entrySet()) {
            if (!wanted.contains(section.getKey())) {
                continue;
            }
            Map<String, String> environment = Map.of(
                    "GO111MODULE",
                    "off",
                    "GOPATH",
                    GO_CODE.toString(),
                    "GOFLAGS",
                    "",
                    "GOCACHE",
                    GO_CACHE.toString(),
                    "PATH",
                    Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH"));
            Tool.Result result = Tool.run(check, environment, List.of("sh", "-euc", section.getValue()));
            said.append(result.output());
            if (result.status() != 0) {
                return new Tool.Result(Integer.parseInt(section.getKey()), said.toString());
            }
            check = folder.resolve("check-" + NAME.stem());
            Files.copy(jwarc, check.resolve("jwarc-0.36.0.jar"), StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(check.resolve("prove.go"), program(english()));
        }
        return new Tool.Result(0, said.toString());
    }

    private Path copied() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(bench.folder)) {
            files = all.sorted().toList();
        }
        Path target = copy.resolve("evidence");
        for (Path file : files) {
            Files.copy(file, target.resolve(bench.folder.relativize(file).toString()));
        }
        return target;
    }

    @Test
    void everyCommandSucceedsInBothLanguages() throws Exception {
        List<String> parts = languages();
        assertThat(parts).hasSize(2);
        assertThat(new ArrayList<>(sections(parts.getFirst()).values()))
                .hasSize(7)
                .isEqualTo(new ArrayList<>(sections(parts.getLast()).values()));
        Tool.Result result =
                run(copied(), parts.getFirst(), sections(parts.getFirst()).keySet());
        assertThat(result).extracting(Tool.Result::status).as(result.output()).isEqualTo(0);
        assertThat(result.output())
                .contains("Verification: OK", "Verified OK", "leaf 2 of 3 stands in log.example/bundles")
                .contains("Colophon local time (not independent)")
                .contains("Signature is Valid", "Total document signed", "No syntax or stream encoding errors found");
    }

    @ParameterizedTest
    @CsvSource({
        ".wacz, 200, 1",
        ".wacz, -2200, 1",
        ".README.txt, 100, 1",
        ".trust/log.vkey, 30, 1",
        ".tsr, -100, 3",
        ".tsr-b, -100, 3",
        ".tsr.2, -100, 3",
        ".leaf.json, 60, 6",
        ".tlog-proof, 60, 6",
        ".tlog-proof, -20, 6",
        ".report.pdf, 300, 7",
    })
    void theRightCommandFailsAfterOneChangedByte(String part, int at, int section) throws Exception {
        Path folder = copied();
        Path file = folder.resolve(NAME.stem() + part);
        byte[] bytes = Files.readAllBytes(file);
        bytes[at < 0 ? bytes.length + at : at] ^= 1;
        Files.write(file, bytes);
        Tool.Result result = run(folder, english(), Set.copyOf(List.of("1", String.valueOf(section))));
        assertThat(result).extracting(Tool.Result::status).as(result.output()).isEqualTo(section);
    }

    @Test
    void opensslRefusesATimestampOverAnotherFile() throws Exception {
        Path folder = copied();
        Files.writeString(folder.resolve("other"), "another file");
        for (String token : List.of(NAME.token(), NAME.token('b'))) {
            Tool.Result result = Tool.run(
                    folder,
                    "openssl",
                    "ts",
                    "-verify",
                    "-data",
                    "other",
                    "-in",
                    token,
                    "-CAfile",
                    NAME.authority(token.equals(NAME.token()) ? 1 : 2));
            assertThat(result.status()).isNotZero();
            assertThat(result.output()).contains("message imprint mismatch");
        }
    }
}
