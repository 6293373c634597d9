package dev.colophon.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.demo.picture.SvgText;
import dev.colophon.service.json.FindingView;
import dev.colophon.service.settings.Variables;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job from end to end: register, scan a web on loopback, find and explain. */
@Tag("full")
class DemoIT {

    private static final Variables VARIABLES = new Variables(System.getenv());

    private static final Pattern BLOCK = Pattern.compile("(?m)^```\\w*\\R(.*?)^```$", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void findsEveryPlantedCopyAndPrintsLinesOfTheDocumentedSchema() throws Exception {
        Path kept = folder.resolve("demo");
        Path picture = folder.resolve("demo.svg");
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Demo.run(
                new PrintWriter(out),
                new PrintWriter(err),
                VARIABLES,
                "demo",
                "--keep",
                kept.toString(),
                "--picture",
                picture.toString());
        assertThat(exitCode).as("%s%n%s", out, err).isZero();
        assertThat(out.toString().lines().toList().getLast())
                .isEqualTo("demo: 12 of 12 planted copies found, 0 false, 3 lawful uses cleared");
        drawn(picture, out.toString());
        shownInDocuments(out.toString());
        List<String> lines = Files.readAllLines(kept.resolve("results.jsonl"));
        assertThat(lines).hasSizeGreaterThan(20);
        Schema schema = schema();
        for (String line : lines) {
            assertThat(schema.validate(line, InputFormat.JSON))
                    .as(line)
                    .extracting(Error::getMessage)
                    .isEmpty();
        }
    }

    @Test
    void withoutAnFfmpegThatWorksItEndsWithOneLine() throws Exception {
        String missing = folder.resolve("no-ffmpeg").toString();
        Map<String, String> variables = new HashMap<>(VARIABLES.values());
        variables.put("COLOPHON_FFMPEG", missing);
        for (List<String> command : List.of(List.of("demo"), List.of("demo", "--web"))) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            int exitCode = Demo.run(
                    new PrintWriter(out),
                    new PrintWriter(err),
                    new Variables(variables),
                    command.toArray(String[]::new));

            assertThat(exitCode).as(command + " " + err).isEqualTo(ExitCode.ENVIRONMENT);
            assertThat(err.toString().lines())
                    .singleElement()
                    .asString()
                    .startsWith("colophon: COLOPHON_FFMPEG names " + missing);
        }
    }

    /** A cell for each copy and each lawful use, in a file small enough for a README. */
    private static void drawn(Path picture, String printed) throws Exception {
        assertThat(Files.size(picture)).isLessThan(300_000);
        List<String> texts = SvgText.of(Files.readAllBytes(picture));
        List<String> titles = printed.lines()
                .filter(line -> line.strip().startsWith("planted: "))
                .map(line -> line.strip().substring("planted: ".length()).split(", ", 2)[0])
                .toList();
        assertThat(titles).hasSize(15);
        assertThat(texts).containsAll(titles);
        assertThat(texts).filteredOn("STRONG"::equals).hasSize(12);
        assertThat(texts).filteredOn("cleared"::equals).hasSize(3);
        assertThat(texts).contains("12 of 12 planted copies found, 0 false, 3 lawful uses cleared");
    }

    /** What the READMEs show is what is printed, but for ports, and figures that differ with the encoder. */
    private static void shownInDocuments(String printed) throws IOException {
        List<String> lines =
                figuresAside(printed.replaceAll("\\.example:\\d+/", ".example/").lines());
        for (String name : List.of("README.md", "README.zh.md")) {
            List<String> shown = shown(Files.readString(Path.of("..", name)));
            assertThat(shown).as(name).isNotEmpty();
            assertThat(lines).as(name).containsAll(figuresAside(shown.stream()));
        }
    }

    /** The lines of all blocks of a document that show what the demo prints. */
    private static List<String> shown(String document) {
        return BLOCK.matcher(document)
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.startsWith("found "))
                .flatMap(String::lines)
                .toList();
    }

    private static List<String> figuresAside(Stream<String> lines) {
        return lines.map(line -> line.replaceAll("\\d+", "0")).toList();
    }

    private static Schema schema() throws IOException {
        try (InputStream in = FindingView.class.getResourceAsStream("sighting.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in);
        }
    }
}
