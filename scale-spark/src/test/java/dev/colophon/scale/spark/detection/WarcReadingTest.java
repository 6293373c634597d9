package dev.colophon.scale.spark.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.scale.spark.WarcLines;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarcReadingTest {

    private static final Path PROGRAM = Path.of(System.getProperty("colophon.program", "../cli/target"));

    @TempDir
    Path folder;

    @Test
    void errorsOfDetectionAreRowsOfTheirRecords() throws Exception {
        List<String> rows = rows("deep", "fine1", "large", "wrong", "odd", "fine2");
        assertThat(rows).hasSize(7);
        assertThat(rows.subList(0, 6))
                .allSatisfy(row -> assertThat(row)
                        .contains("\"kind\":\"FAILURE\"", "\"warc\":\"file:/collection/a.warc\"", "\"offset\":"));
        assertThat(rows.get(0)).contains("http://a.example/deep", "INTERNAL: ");
        assertThat(rows.get(1)).contains("http://a.example/fine1", "UNDECODABLE: as it should be");
        assertThat(rows.get(5)).contains("http://a.example/fine2", "UNDECODABLE: as it should be");
        assertThat(rows.getLast()).isEqualTo("{FAILED=6, LOOKED=6, MATCHED=0, NOT_COMPARED=0, SKIPPED=0}");
    }

    @Test
    void anIndexThatFailsEndsTheReading() throws Exception {
        assertThat(rows("fine", "index", "fine2")).hasSize(2).last().isEqualTo("all: the index is gone");
    }

    private List<String> rows(String... names) throws Exception {
        WarcLines warc = new WarcLines();
        for (String name : names) {
            byte[] body = ("something of " + name + "\n").repeat(200).getBytes(StandardCharsets.UTF_8);
            warc.response("http://a.example/" + name, "Content-Type: text/plain", body);
        }
        Files.createDirectory(folder.resolve("scratch"));
        Path file = warc.plain(folder.resolve("a.warc"));
        URL[] path = {
            code(WarcReading.class),
            code(WarcReadingTest.class),
            PROGRAM.resolve("colophon.jar").toUri().toURL()
        };
        try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            @SuppressWarnings("unchecked")
            Function<Path, List<String>> reading =
                    (Function<Path, List<String>>) loader.loadClass(ThrowingDetection.class.getName())
                            .getConstructor()
                            .newInstance();
            return reading.apply(file);
        }
    }

    private static URL code(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
