package dev.colophon.scale.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarcListingTest {

    @TempDir
    Path folder;

    @Test
    void filesFoldersAndGlobsGiveEachFileOnceTheLargestFirst() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("2026/03"));
        Files.writeString(deep.resolve("small.warc"), "1");
        Files.writeString(deep.resolve("large.warc.gz"), "123");
        Files.writeString(deep.resolve("notes.txt"), "12345");
        Files.writeString(folder.resolve("other.WACZ"), "12");
        Files.writeString(folder.resolve("named"), "1234");
        List<String> sources = List.of(
                folder.toString(),
                folder.resolve("2026/*/s*.warc").toString(),
                folder.resolve("named").toUri().toString());
        assertThat(WarcListing.of(sources, new Configuration()))
                .extracting(file -> file.uri().replaceAll(".*/", ""))
                .containsExactly("named", "large.warc.gz", "other.WACZ", "small.warc");
    }

    @Test
    void whatHasNoWarcFileIsSaid() {
        assertThatThrownBy(() -> WarcListing.of(List.of(folder.resolve("none*").toString()), new Configuration()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("no WARC file at ");
    }
}
