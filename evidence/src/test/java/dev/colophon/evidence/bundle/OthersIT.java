package dev.colophon.evidence.bundle;

import static dev.colophon.evidence.bundle.Bench.CLOCK;
import static dev.colophon.evidence.bundle.Bench.NAME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.evidence.verify.container.Entries;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Others' programs read the container: npm's warcio finds what our index says, Python and Info-ZIP find the zip in order. */
@Tag("full")
class OthersIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path home;

    private static Path wacz = Path.of("");
    private static Path warc = Path.of("");

    @BeforeAll
    static void seal() throws IOException {
        Bench bench = new Bench(home, home.resolve("authorities"), CLOCK);
        wacz = bench.seal(NAME, bench.first).wacz();
        warc = Files.write(home.resolve("data.warc.gz"), entry(Entries.WARC));
    }

    private static byte[] entry(String name) throws IOException {
        try (ZipFile zip = new ZipFile(wacz.toFile())) {
            return zip.getInputStream(Objects.requireNonNull(zip.getEntry(name)))
                    .readAllBytes();
        }
    }

    /** Our index: fields by offset. */
    private static Map<Long, JsonNode> index() throws IOException {
        byte[] packed = entry(Entries.CDXJ);
        String text = new String(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes(), UTF_8);
        return fields(text.lines().toList());
    }

    private static Map<Long, JsonNode> fields(List<String> lines) throws IOException {
        Map<Long, JsonNode> fields = new TreeMap<>();
        for (String line : lines) {
            JsonNode json = JSON.readTree(line.substring(line.indexOf('{')));
            ((ObjectNode) json).put("key", line.substring(0, line.indexOf(" {")));
            fields.put(json.get("offset").asLong(), json);
        }
        return fields;
    }

    private static Path warcio() {
        Tool.require("apt-get install nodejs npm", "node", "npm");
        Path folder = home.resolve("npm");
        if (!Files.isDirectory(folder)) {
            try {
                Files.createDirectories(folder);
                Files.writeString(folder.resolve("package.json"), "{\"private\":true,\"type\":\"module\"}");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            Tool.run(folder, "npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "warcio@2.4.11");
        }
        assumeTrue(
                Files.isExecutable(folder.resolve("node_modules/.bin/warcio")),
                "warcio is missing: let npm reach its registry (npm install warcio@2.4.11)");
        return folder;
    }

    @Test
    void warcioMakesTheSameIndex() throws Exception {
        Path folder = warcio();
        Tool.Result result = Tool.run(folder, "node_modules/.bin/warcio", "cdx-index", warc.toString());
        assertThat(result.status()).as(result.output()).isZero();
        Map<Long, JsonNode> theirs = fields(
                result.output().lines().filter(line -> line.contains("{")).toList());
        Map<Long, JsonNode> ours = index();
        assertThat(ours).hasSize(3);
        assertThat(ours.keySet()).isEqualTo(theirs.keySet());
        ours.forEach((offset, line) -> {
            JsonNode their = Objects.requireNonNull(theirs.get(offset));
            for (String field : List.of("key", "url", "mime", "length", "offset", "filename")) {
                assertThat(line.get(field)).as(field).isEqualTo(their.get(field));
            }
            assertThat(line.get("digest").asText())
                    .isEqualTo("sha256:" + their.get("digest").asText());
            // For what was not received over HTTP warcio states none.
            assertThat(line.get("status").asText())
                    .isEqualTo(their.has("status") ? their.get("status").asText() : "200");
        });
    }

    @Test
    void nodeFindsTheHashesOfOurIndex() throws Exception {
        Path folder = warcio();
        Files.copy(
                Path.of(Objects.requireNonNull(OthersIT.class.getResource("/others/hashes.mjs"))
                        .toURI()),
                folder.resolve("hashes.mjs"));
        Tool.Result result = Tool.run(folder, "node", "hashes.mjs", warc.toString());
        assertThat(result.status()).as(result.output()).isZero();
        List<String> ours = new ArrayList<>();
        index().forEach((offset, line) -> ours.add("%d %s %s"
                .formatted(
                        offset,
                        line.get("digest").asText().substring("sha256:".length()),
                        line.get("url").asText())));
        assertThat(result.output().lines()).containsExactlyElementsOf(ours);
    }

    @Test
    void pythonFindsTheZipInOrder() {
        Tool.require("apt-get install python3", "python3");
        Tool.Result result = Tool.run(home, "python3", "-c", """
                import sys, zipfile
                with zipfile.ZipFile(sys.argv[1]) as z:
                    assert z.testzip() is None
                    end = 0
                    for e in z.infolist():
                        assert e.header_offset == end, e
                        assert e.date_time == (1980, 1, 1, 0, 0, 0) and e.external_attr == 0 and not e.extra
                        assert e.compress_type == zipfile.ZIP_STORED and e.flag_bits == 0x800
                        end += 30 + len(e.filename) + e.file_size
                    assert z.start_dir == end and z.comment == b''
                    print(len(z.infolist()))
                """, wacz.toString());
        assertThat(result).isEqualTo(new Tool.Result(0, "11\n"));
    }

    @Test
    void infoZipFindsTheZipInOrderAndWarnsOfNothing() {
        Tool.require("apt-get install unzip", "unzip");
        Tool.Result result = Tool.run(home, "unzip", "-tq", wacz.toString());
        assertThat(result.output()).startsWith("No errors detected");
        assertThat(result.status()).isZero();
    }
}
