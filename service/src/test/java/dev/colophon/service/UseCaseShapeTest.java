package dev.colophon.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One class a use case, and each short enough to be read at once. */
class UseCaseShapeTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/colophon/service");

    private static final int FEWER_LINES_THAN = 200;

    /** What somebody is asked for, by its name. */
    private static final Pattern ASKED = Pattern.compile("public [^;{}=]*?(\\w+)\\(\\s*Actor actor\\b");

    /** The first thing that it does. */
    private static final Pattern REQUIRED = Pattern.compile(
            "public [^;{}=]*?\\(\\s*Actor actor\\b[^{;]*\\{\\s*actor\\.require\\(Permission\\.[A-Z]+\\);");

    @Test
    void oneClassAUseCase() throws IOException {
        List<Path> useCases;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            useCases = files.filter(Files::isRegularFile)
                    .filter(file -> ASKED.matcher(read(file)).find())
                    .toList();
        }
        assertThat(useCases).hasSizeGreaterThan(15).allSatisfy(file -> {
            assertThat(ASKED.matcher(read(file)).results().map(MatchResult::group))
                    .as("what an actor may ask of " + file)
                    .hasSize(1);
            assertThat(read(file).lines().count()).as("lines of " + file).isLessThan(FEWER_LINES_THAN);
        });
    }

    @Test
    void eachAsksFirstWhetherTheActorMay() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> forgotten = files.filter(Files::isRegularFile)
                    .filter(file -> ASKED.matcher(read(file))
                            .results()
                            .anyMatch(asked ->
                                    Character.isLowerCase(asked.group(1).charAt(0))))
                    .filter(file -> !REQUIRED.matcher(read(file)).find())
                    .toList();
            assertThat(forgotten).as("use cases that anybody may").isEmpty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
