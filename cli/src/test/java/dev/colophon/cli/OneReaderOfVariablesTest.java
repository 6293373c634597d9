package dev.colophon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Variables are read once, at the start, and passed on: whoever reads one elsewhere has a setting that nobody can find. */
class OneReaderOfVariablesTest {

    private static final Path HOUSE = Path.of("..");

    /** Whoever is the start of a process. */
    private static final List<String> READERS = List.of(
            "benchmark/src/main/java/dev/colophon/benchmark/machine/BenchmarkEnvironment.java",
            "cli/src/main/java/dev/colophon/cli/Colophon.java",
            "server/src/main/java/dev/colophon/server/Serve.java");

    /** Its own default search for ffmpeg, for its tests and for the benchmarks; commands pass theirs. */
    private static final String MEDIA = "media/";

    @Test
    void onlyTheStartOfAProcessReadsThem() throws IOException {
        try (Stream<Path> modules = Files.list(HOUSE)) {
            List<Path> sources = modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList();
            assertThat(sources).as("modules").hasSizeGreaterThan(9);
            assertThat(sources.stream()
                            .flatMap(OneReaderOfVariablesTest::readers)
                            .filter(file -> !file.startsWith(MEDIA)))
                    .containsExactlyInAnyOrderElementsOf(READERS);
        }
    }

    private static Stream<String> readers(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> read(file).contains("System.getenv"))
                    .map(file -> HOUSE.relativize(file).toString())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
