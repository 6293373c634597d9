package dev.colophon.evidence.log.verify;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Published vectors, which are not part of the project: beside the checkout, or where {@code colophon.vectors} says. */
final class Vectors {

    private static final Path ROOT = Path.of(System.getProperty("colophon.vectors", "../../shared/vectors"));

    private Vectors() {}

    static Path folder(String name) {
        Path folder = ROOT.resolve(name).toAbsolutePath().normalize();
        assumeTrue(
                Files.isDirectory(folder),
                () -> "no vectors in " + folder + ": name their folder with -Dcolophon.vectors");
        return folder;
    }

    static List<JsonNode> jsonBelow(Path folder) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> sorted = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            return sorted.stream()
                    .map(file -> {
                        try {
                            return mapper.readTree(file.toFile());
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }
}
