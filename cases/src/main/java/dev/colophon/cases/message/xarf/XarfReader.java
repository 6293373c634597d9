package dev.colophon.cases.message.xarf;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.colophon.cases.message.UnreadableMessage;
import dev.colophon.evidence.report.Visible;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads XARF 4, whose required fields must all be there, and the deprecated 3, of which it asks who reports, what, and when.
 * Formats of values are not judged: with them most of the standard's own samples would fail.
 */
public final class XarfReader {

    static final int MOST_BYTES = 10 << 20;
    private static final int DEEPEST = 32;
    private static final int MOST_TOKENS = 100_000;

    private static final ObjectMapper JSON = mapper();
    private static final Pattern VERSION_4 = Pattern.compile("4\\.[0-9]{1,9}\\.[0-9]{1,9}");
    private static final List<String> OF_ALL =
            List.of("report_id", "timestamp", "reporter", "sender", "source_identifier", "category", "type");
    private static final List<String> OF_ORGANISATION = List.of("org", "contact", "domain");

    private XarfReader() {}

    private static ObjectMapper mapper() {
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxTokenCount(MOST_TOKENS)
                .maxDocumentLength(MOST_BYTES)
                .maxStringLength(MOST_BYTES)
                .build();
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(constraints)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /**
     * A report.
     *
     * @param json at most 10 MiB
     * @throws UnreadableMessage when it is none of these versions, or lacks what its version requires
     */
    public static AbuseReport read(byte[] json) {
        JsonNode report = tree(json);
        if (report.has("xarf_version")) {
            return version4(report);
        }
        if (report.path("Version").asText().equals("3")
                || report.path("Version").asText().startsWith("3.")) {
            return version3(report);
        }
        throw new UnreadableMessage("JSON that is no XARF report of version 3 or 4");
    }

    private static JsonNode tree(byte[] json) {
        if (json.length > MOST_BYTES) {
            throw new UnreadableMessage("JSON of more than %,d bytes is not read".formatted(MOST_BYTES));
        }
        try {
            JsonNode tree = JSON.readTree(json);
            if (tree == null || !tree.isObject()) {
                throw new UnreadableMessage("JSON that is no XARF report of version 3 or 4");
            }
            return tree;
        } catch (IOException e) {
            throw new UnreadableMessage(
                    "JSON that is malformed, more than %d levels deep, or has more than %,d values"
                            .formatted(DEEPEST, MOST_TOKENS),
                    e);
        }
    }

    private static AbuseReport version4(JsonNode report) {
        String version = text(report, "xarf_version").orElse("");
        if (!VERSION_4.matcher(version).matches()) {
            throw new UnreadableMessage("XARF of a version that is not read: " + shown(version));
        }
        String kind = "%s/%s"
                .formatted(
                        text(report, "category").orElse(""),
                        text(report, "type").orElse(""));
        List<String> missing = Stream.of(
                        OF_ALL.stream().filter(field -> !report.has(field)),
                        missingOf(report, "reporter"),
                        missingOf(report, "sender"),
                        XarfTypes.missing(report, kind).stream())
                .flatMap(fields -> fields)
                .toList();
        if (!missing.isEmpty()) {
            throw new UnreadableMessage("XARF %s lacks %s".formatted(version, String.join(", ", missing)));
        }
        if (!XarfTypes.isKnown(kind)) {
            throw new UnreadableMessage("XARF 4 has no type " + shown(kind));
        }
        return new AbuseReport(
                version,
                text(report, "report_id"),
                time(report, "timestamp"),
                report.path("category").asText(),
                report.path("type").asText(),
                text(report.path("reporter"), "org").orElseThrow(() -> notText("reporter/org")),
                text(report.path("reporter"), "contact"),
                text(report, "source_identifier"),
                text(report, "infringing_url").or(() -> text(report, "url")),
                text(report, "work_title"),
                text(report, "description"));
    }

    private static Stream<String> missingOf(JsonNode report, String organisation) {
        return OF_ORGANISATION.stream()
                .filter(field -> !report.path(organisation).has(field))
                .map(field -> organisation + "/" + field);
    }

    private static AbuseReport version3(JsonNode report) {
        JsonNode reporter = report.path("ReporterInfo");
        JsonNode said = report.path("Report");
        return new AbuseReport(
                report.path("Version").asText(),
                text(said, "ReporterCaseID"),
                time(said, "Date"),
                text(said, "ReportClass").orElseThrow(() -> lacks("Report/ReportClass")),
                text(said, "ReportType").orElseThrow(() -> lacks("Report/ReportType")),
                text(reporter, "ReporterOrg")
                        .or(() -> text(reporter, "ReporterContactName"))
                        .orElseThrow(() -> lacks("ReporterInfo/ReporterOrg")),
                text(reporter, "ReporterOrgEmail").or(() -> text(reporter, "ReporterContactEmail")),
                text(said, "SourceIp"),
                text(said, "SourceUrl"),
                text(said, "InfringedMaterial"),
                text(said, "ReporterNotes"));
    }

    private static Optional<String> text(JsonNode parent, String field) {
        return Optional.of(parent.path(field))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(value -> !value.isBlank());
    }

    private static Instant time(JsonNode parent, String field) {
        String text = text(parent, field).orElseThrow(() -> lacks(field));
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            throw new UnreadableMessage("XARF has a %s that is no time: %s".formatted(field, shown(text)));
        }
    }

    private static UnreadableMessage lacks(String field) {
        return new UnreadableMessage("XARF lacks " + field);
    }

    private static UnreadableMessage notText(String field) {
        return new UnreadableMessage("XARF has a %s that is no text".formatted(field));
    }

    private static String shown(String text) {
        return Visible.cut(Visible.line(text), 60);
    }
}
