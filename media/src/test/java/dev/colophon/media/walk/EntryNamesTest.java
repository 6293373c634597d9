package dev.colophon.media.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntryNamesTest {

    @TempDir
    Path folder;

    @Test
    void aPlaceIsGivenOnceInTheWholeArchive() {
        EntryNames names = new EntryNames("out.zip");
        assertThat(names.place("out.zip", "in.zip!/x")).isEqualTo("out.zip!/in.zip!/x");
        assertThat(names.place("out.zip", "in.zip")).isEqualTo("out.zip!/in.zip");
        assertThat(names.place("out.zip!/in.zip", "x")).isEqualTo("out.zip!/in.zip!/x (2)");
        assertThat(names.place("out.zip!/in.zip", "y")).isEqualTo("out.zip!/in.zip!/y");
        assertThat(names.place("out.zip!/in.zip", "x")).isEqualTo("out.zip!/in.zip!/x (3)");
        assertThat(names.place("out.zip", "/y")).isEqualTo("out.zip!/y");
        assertThat(names.place("out.zip", "y")).isEqualTo("out.zip!/y (2)");
    }

    @Test
    void aFileOnDiskHasItsOwnPlace() throws Exception {
        Path beside = Files.createDirectory(folder.resolve("in.zip!"));
        Files.createFile(beside.resolve("x"));
        Files.createFile(beside.resolve("x (2)"));
        String archive = folder.resolve("in.zip").toString();
        EntryNames names = new EntryNames(archive);
        assertThat(names.place(archive, "x")).isEqualTo(archive + "!/x (3)");
        assertThat(names.place(archive, "y")).isEqualTo(archive + "!/y");
        assertThat(new EntryNames("no path\0").place("no path\0", "x")).isEqualTo("no path\0!/x");
    }
}
