package dev.colophon.cases.message.xarf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import dev.colophon.cases.message.OtherProgram;
import dev.colophon.cases.message.SampleNotice;
import dev.colophon.cases.message.UnreadableMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The published samples, and what is left of each when a field is taken away: our reader and the schemas agree. */
class XarfVectorsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Every sample without one of its fields, or without one of a field's own, by what was taken. */
    static Map<String, String> withoutOneField(String sample) throws IOException {
        Map<String, String> cut = new TreeMap<>();
        JsonNode whole = JSON.readTree(sample);
        for (String field : names(whole)) {
            cut.put(field, ((ObjectNode) whole.deepCopy()).without(field).toString());
            for (String inner : names(whole.get(field))) {
                ObjectNode copy = whole.deepCopy();
                ((ObjectNode) copy.get(field)).remove(inner);
                cut.put(field + "/" + inner, copy.toString());
            }
        }
        return cut;
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static boolean isRead(String json) {
        try {
            XarfReader.read(json.getBytes(UTF_8));
            return true;
        } catch (UnreadableMessage _) {
            return false;
        }
    }

    @Test
    void everySampleIsValidAndRead() {
        Schema schema = XarfSchemas.master();
        Map<String, String> samples = XarfSchemas.samples();
        assertThat(samples).hasSize(32).allSatisfy((name, sample) -> {
            assertThat(XarfSchemas.faults(schema, sample)).as(name).isEmpty();
            assertThat(XarfReader.read(sample.getBytes(UTF_8)).version())
                    .as(name)
                    .startsWith("4.");
        });
    }

    @Test
    void theReaderMissesWhatTheSchemasMiss() throws IOException {
        Schema schema = XarfSchemas.master();
        int refused = 0;
        for (Map.Entry<String, String> sample : XarfSchemas.samples().entrySet()) {
            for (Map.Entry<String, String> cut :
                    withoutOneField(sample.getValue()).entrySet()) {
                boolean valid = XarfSchemas.faults(schema, cut.getValue()).isEmpty();
                refused += valid ? 0 : 1;
                assertThat(isRead(cut.getValue()))
                        .as("%s without %s", sample.getKey(), cut.getKey())
                        .isEqualTo(valid);
            }
        }
        assertThat(refused).as("fields whose absence matters").isGreaterThan(32 * 14);
    }

    @Test
    void whatWeWriteIsValidAndReadAgain() {
        Schema schema = XarfSchemas.master();
        for (String text : List.of("Ada & 陈一", SampleNotice.HOSTILE, "长".repeat(3_000))) {
            assertThat(SampleReports.TYPES).allSatisfy(type -> {
                String json = XarfWriter.json(SampleReports.whole(type, text));
                assertThat(XarfSchemas.faults(schema, json)).as(json).isEmpty();
                assertThat(XarfReader.read(json.getBytes(UTF_8)).category()).isEqualTo("copyright");
            });
        }
        assertThat(XarfReports.of(SampleNotice.of("zh"))).hasSize(2).allSatisfy(report -> {
            assertThat(XarfSchemas.faults(schema, XarfWriter.json(report))).isEmpty();
            assertThat(report.reportId().version()).isEqualTo(4);
            assertThat(report.reportId().variant()).isEqualTo(2);
        });
    }

    @Test
    void reportsOfVersionThreeAreRead() throws IOException {
        Path samples = OtherProgram.vectors("xarf-v3").resolve("samples/positive/3");
        try (Stream<Path> files = Files.list(samples)) {
            List<Path> all = files.sorted().toList();
            assertThat(all)
                    .hasSize(29)
                    .allSatisfy(file -> assertThat(
                                    XarfReader.read(Files.readAllBytes(file)).version())
                            .as(file.toString())
                            .isEqualTo("3"));
        }
        AbuseReport copyright = XarfReader.read(Files.readAllBytes(samples.resolve("copyright_sample.json")));
        assertThat(copyright.type()).isEqualTo("Copyright");
        assertThat(copyright.work()).contains("Example - Mr. Example");
        assertThat(copyright.url()).contains("http://www.badexample.com/badexapmplesong.mp3");
        for (String negative :
                List.of("invalid_empty", "invalid_missing_report", "invalid_missing_reporter", "invalid_date")) {
            Path file =
                    samples.resolve("../../negative/3/" + negative + ".json").normalize();
            assertThatThrownBy(() -> XarfReader.read(Files.readAllBytes(file)))
                    .as(negative)
                    .isInstanceOf(UnreadableMessage.class);
        }
    }
}
