package dev.colophon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job from end to end: register, scan a web on loopback, find and explain. */
class DemoIT {

    @TempDir
    Path folder;

    @Test
    void findsEveryPlantedCopyAndPrintsLinesOfTheDocumentedSchema() throws IOException {
        Path kept = folder.resolve("demo");
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Colophon.run(
                new PrintWriter(out), new PrintWriter(err), Cli.VARIABLES, "demo", "--keep", kept.toString());
        assertThat(exitCode).as("%s%n%s", out, err).isZero();
        assertThat(out.toString().lines().toList().getLast())
                .isEqualTo("demo: 12 of 12 planted copies found, 0 false, 3 lawful uses cleared");
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

    static Schema schema() throws IOException {
        try (InputStream in = DemoIT.class.getResourceAsStream("sighting.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in);
        }
    }
}
