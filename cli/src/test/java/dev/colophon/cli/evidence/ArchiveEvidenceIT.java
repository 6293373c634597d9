package dev.colophon.cli.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.cli.Cli;
import dev.colophon.cli.Colophon;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.text.Stories;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Evidence of copies that stand in archives on the web. */
class ArchiveEvidenceIT {

    private static final String STORY = Stories.text(7, Stories.Language.ENGLISH, 1_500);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    private Path home = Path.of("unset");
    private HttpServer site;

    @BeforeEach
    void publish() throws IOException {
        home = folder.resolve("home");
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        serve("/wow!/copy", () -> STORY.getBytes(UTF_8));
        site.start();
        Path work = Files.writeString(folder.resolve("story.txt"), STORY);
        Cli.run(home, "register", work.toString(), "--owner", "Ada Example");
    }

    @AfterEach
    void stop() {
        site.stop(0);
    }

    private void serve(String path, Supplier<byte[]> body) {
        site.createContext(path, exchange -> {
            try (exchange) {
                boolean there = exchange.getRequestURI().getPath().equals(path);
                byte[] answer = body.get();
                exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
                exchange.sendResponseHeaders(there ? 200 : 404, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
    }

    private String authority() {
        return "127.0.0.1:" + site.getAddress().getPort();
    }

    /** The sighting that a scan of a URL leads to. */
    private JsonNode seen(String path) throws IOException {
        Cli.run(home, "scan", "http://" + authority() + path, "--allow", authority());
        return MAPPER.readTree(Cli.run(home, "sightings", "--json").out());
    }

    private JsonNode taken(String what) throws IOException {
        Cli.Result result =
                Cli.run(home, "evidence", "capture", what, "--allow", authority(), "--json", "--no-browser");
        assertThat(result.exitCode()).as(result.err()).isZero();
        return MAPPER.readTree(result.out());
    }

    /** What the verifier says of the entry. */
    private String checked(JsonNode taken) throws IOException {
        // This command has no home.
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Colophon.run(
                new PrintWriter(out),
                new PrintWriter(err),
                Cli.VARIABLES,
                "verify",
                taken.path("bundle").asText(),
                "--json");
        assertThat(exit).as("%s%s", out, err).isEqualTo(ExitCode.OK);
        return StreamSupport.stream(
                        MAPPER.readTree(out.toString()).path("checks").spliterator(), false)
                .filter(check -> check.path("id").asText().equals("match.entry"))
                .map(check -> check.path("status").asText())
                .findFirst()
                .orElseThrow();
    }

    /** The archive was never asked for, only an address that no server has. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1}) // in chunks, or with its length
    void aCopyInAnArchiveIsCapturedWithTheArchive(long withLength) throws IOException {
        byte[] archive = archive("texts/copy.txt", STORY, "texts/other.txt", "Something else.");
        site.createContext("/files.zip", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(
                        exchange.getRequestURI().getPath().equals("/files.zip") ? 200 : 404,
                        withLength * archive.length);
                exchange.getResponseBody().write(archive);
            }
        });
        String place = "http://" + authority() + "/files.zip!/texts/copy.txt";
        JsonNode taken = taken(place);
        assertThat(taken.path("url").asText()).isEqualTo(place);
        assertThat(taken.path("matches")).hasSize(1);
        assertThat(checked(taken)).isEqualTo("PASS");
        try (ZipFile wacz = new ZipFile(taken.path("bundle").asText());
                InputStream match = wacz.getInputStream(wacz.getEntry("evidence/match.json"))) {
            JsonNode told = MAPPER.readTree(match);
            assertThat(told.path("url").asText()).isEqualTo("http://" + authority() + "/files.zip");
            assertThat(told.at("/entry/path").asText()).isEqualTo("texts/copy.txt");
            assertThat(told.at("/entry/container").asText()).isEqualTo("ARCHIVE");
        }
        Cli.Result gone = Cli.run(home, "evidence", "capture", place + ".gone", "--allow", authority(), "--no-browser");
        assertThat(gone.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(gone.err()).contains("there is no texts/copy.txt.gone in it now");
    }

    /** Such an address is one of a page. */
    @Test
    @Tag("full")
    void anAddressThatReadsLikeAnArchiveIsAskedFor() throws IOException {
        JsonNode taken = taken("http://" + authority() + "/wow!/copy");
        assertThat(taken.path("matches")).hasSize(1);
        assertThat(checked(taken)).isEqualTo("NOT_PRESENT");
    }

    @Test
    @Tag("full")
    void aFolderMayBeNamedLikeAnArchive() throws IOException {
        byte[] archive = archive("copy.txt", STORY);
        serve("/wow!/files.zip", () -> archive);
        JsonNode taken = taken("http://" + authority() + "/wow!/files.zip!/copy.txt");
        assertThat(taken.path("matches")).hasSize(1);
        assertThat(checked(taken)).isEqualTo("PASS");
    }

    /** The first of the name was taken, and said to have changed. */
    @Test
    @Tag("full")
    void ofSeveralOfOneNameTheOneThatWasSeenIsTaken() throws IOException {
        byte[] unlike = archive("texts/copy-1.txt", "Something else.", "texts/copy-2.txt", STORY);
        byte[] alike =
                new String(unlike, ISO_8859_1).replace("copy-2", "copy-1").getBytes(ISO_8859_1);
        serve("/files.zip", () -> alike);
        JsonNode seen = seen("/files.zip");
        assertThat(seen.path("file").asText()).endsWith("/files.zip!/texts/copy-1.txt (2)");
        JsonNode taken = taken(seen.path("sighting").asText());
        assertThat(taken.path("sameAsBefore").asBoolean()).isTrue();
        assertThat(taken.path("alike").asInt()).isEqualTo(2);
        assertThat(checked(taken)).as("programs unpack the one or the other").isEqualTo("UNKNOWN");
        String id = seen.path("sighting").asText();
        String[] command = {"evidence", "capture", id, "--allow", authority(), "--no-browser", "--lang"};
        assertThat(Cli.run(home, with(command, "en")).out())
                .contains("the archive holds 2 files of this name that differ", "(match.entry: UNKNOWN)");
        assertThat(Cli.run(home, with(command, "zh")).out()).contains("压缩包内有 2 个同名而内容不同的文件");
    }

    private static String[] with(String[] command, String last) {
        return Stream.concat(Arrays.stream(command), Stream.of(last)).toArray(String[]::new);
    }

    /** It was named after a temporary file of ours, and so never found again once its bytes were others. */
    @Test
    void aFilePackedAloneIsFoundWhenItsBytesChanged() throws IOException {
        AtomicReference<byte[]> packed = new AtomicReference<>(gzip("First: " + STORY));
        serve("/copy.txt.gz", packed::get);
        JsonNode seen = seen("/copy.txt.gz");
        packed.set(gzip("Second: " + STORY));
        JsonNode taken = taken(seen.path("sighting").asText());
        assertThat(taken.path("sameAsBefore").asBoolean(true)).isFalse();
        assertThat(taken.path("matches")).hasSize(1);
        assertThat(checked(taken)).isEqualTo("PASS");
    }

    private static byte[] archive(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
