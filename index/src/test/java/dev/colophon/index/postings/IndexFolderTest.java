package dev.colophon.index.postings;

import static dev.colophon.index.postings.OpenFolder.SONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.index.Access;
import dev.colophon.index.IndexException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexFolderTest {

    @TempDir
    Path folder;

    @Test
    void uncommittedChangesAreInvisibleAndLostOnClose() throws IOException {
        try (OpenFolder index = OpenFolder.of(folder, Access.WRITE)) {
            index.put("song", 1);
            index.commit(5);
            index.put("other", 1);
            assertThat(index.candidates(100, 1)).hasSize(1);
        }
        try (OpenFolder index = OpenFolder.of(folder, Access.READ)) {
            assertThat(index.folder().position()).isEqualTo(5);
            assertThat(index.store().references()).isEqualTo(1);
            assertThat(index.store().blocks()).isEqualTo(1);
        }
    }

    @Test
    void aMissingFolderReadsAsEmptyAndIsNotMade() throws IOException {
        Path missing = folder.resolve("missing");
        try (OpenFolder index = OpenFolder.of(missing, Access.READ)) {
            assertThat(index.candidates(100, 1)).isEmpty();
            assertThat(index.store().print(SONG)).isEmpty();
            assertThat(index.store().references()).isZero();
        }
        assertThat(missing).doesNotExist();
    }

    @Test
    void anotherSchemeIsRefusedWithBothNames() throws IOException {
        OpenFolder.of(folder, Access.WRITE).close();
        assertThatThrownBy(() -> IndexFolder.open(folder, Access.READ, "test-2"))
                .isInstanceOf(IndexException.class)
                .hasMessageContainingAll("test-1", "test-2", "index rebuild");
    }

    @Test
    void aFolderThatIsRefusedIsLetGo() throws IOException {
        OpenFolder.of(folder, Access.WRITE).close();
        assertThatThrownBy(() -> IndexFolder.open(folder, Access.WRITE, "test-2"))
                .isInstanceOf(IndexException.class);
        OpenFolder.of(folder, Access.WRITE).close();
    }

    @Test
    void aSecondWriterIsRefused() throws IOException {
        try (OpenFolder index = OpenFolder.of(folder, Access.WRITE)) {
            assertThat(index.folder().position()).isZero();
            assertThatThrownBy(() -> OpenFolder.of(folder, Access.WRITE)).isInstanceOf(IndexException.class);
        }
    }
}
