package dev.colophon.scale.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptResultsTest {

    private static final CollectionFile FILE = new CollectionFile("s3a://bucket/a.warc.gz", 12, 34);

    @TempDir
    Path folder;

    private KeptResults results;

    @BeforeEach
    void open() {
        results = new KeptResults(folder.toUri().toString(), new Configuration());
    }

    @Test
    void whatIsKeptAgainReplacesWhatWas() throws IOException {
        keep("position 1", true, "first", 1);
        keep("position 1", true, "second", 2);
        try (Stream<Path> inside = Files.list(folder.resolve("warcs"))) {
            List<Path> kept = inside.filter(
                            file -> !file.getFileName().toString().endsWith(".crc"))
                    .toList();
            assertThat(kept)
                    .singleElement()
                    .satisfies(file -> assertThat(Files.readAllLines(file))
                            .hasSize(2)
                            .last()
                            .isEqualTo("second"));
        }
    }

    @Test
    void itIsKnownAsLongAsFileAndIndexAreTheSameAndItWasReadWhole() throws IOException {
        assertThat(results.find(FILE, "position 1")).isEmpty();
        keep("position 1", true, "row", 1);
        assertThat(results.find(FILE, "position 1")).hasValueSatisfying(known -> {
            assertThat(known.known()).isTrue();
            assertThat(known.counts()).isEqualTo(Map.of("LOOKED", 3L));
        });
        assertThat(results.find(FILE, "position 2")).isEmpty();
        assertThat(results.find(new CollectionFile(FILE.uri(), 13, 34), "position 1"))
                .isEmpty();
        assertThat(results.find(new CollectionFile(FILE.uri(), 12, 35), "position 1"))
                .isEmpty();
        keep("position 1", false, "row", 2);
        assertThat(results.find(FILE, "position 1")).isEmpty();
    }

    private void keep(String searched, boolean complete, String row, long attempt) throws IOException {
        Path rows = Files.writeString(folder.resolve("rows"), row + "\n");
        results.keep(new WarcResult(FILE, searched, complete, Map.of("LOOKED", 3L), false), rows, attempt);
    }
}
