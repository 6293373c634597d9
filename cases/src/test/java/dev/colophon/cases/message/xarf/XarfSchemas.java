package dev.colophon.cases.message.xarf;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.colophon.cases.message.OtherProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The published schemas of version 4, judged by networknt's validator without formats: with them the standard's samples fail. */
final class XarfSchemas {

    private static final String BASE = "https://xarf.org/schemas/v4/";

    private XarfSchemas() {}

    static Path folder() {
        return OtherProgram.vectors("xarf-v4");
    }

    /** The samples of the standard, by file name. */
    static Map<String, String> samples() {
        return texts(folder().resolve("samples/v4"), "");
    }

    private static Map<String, String> texts(Path folder, String prefix) {
        try (Stream<Path> files = Files.walk(folder)) {
            Map<String, String> texts = new TreeMap<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                texts.put(prefix + folder.relativize(file), Files.readString(file));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Schema master() {
        Map<String, String> schemas = texts(folder().resolve("schemas/v4"), BASE);
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(schemas));
        return registry.getSchema(SchemaLocation.of(BASE + "xarf-v4-master.json"));
    }

    /** What is wrong with a report. */
    static List<String> faults(Schema schema, String json) {
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }
}
