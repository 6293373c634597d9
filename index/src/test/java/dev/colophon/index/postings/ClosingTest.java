package dev.colophon.index.postings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.index.Access;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.InfoStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Closing waits for merges, but no longer than all that was done before took; and what cannot be opened holds no lock. */
class ClosingTest {

    /** So many segments of one size are merged into one. */
    private static final int SEGMENTS = 4;

    private final InfoStream before = InfoStream.getDefault();

    @TempDir
    Path folder;

    /** Lucene tells of each step of a merge; a merge then goes no further until another thread has come to a method. */
    private static final class Held extends InfoStream {

        private static final Duration LONGEST = Duration.ofSeconds(30);
        private static final Duration GLANCE = Duration.ofMillis(10);

        private final Thread other;
        private final String method;

        Held(Thread other, String method) {
            this.other = other;
            this.method = method;
        }

        @Override
        public boolean isEnabled(String component) {
            return component.equals("SM");
        }

        @Override
        public void message(String component, String message) {
            long latest = System.nanoTime() + LONGEST.toNanos();
            while (System.nanoTime() < latest
                    && Arrays.stream(other.getStackTrace())
                            .noneMatch(frame -> frame.getMethodName().equals(method))) {
                try {
                    Thread.sleep(GLANCE);
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }

        @Override
        public void close() {}
    }

    @AfterEach
    void silence() {
        InfoStream.setDefault(before);
    }

    private int segmentsAfterClosing(String mergesUntil) throws IOException {
        InfoStream.setDefault(new Held(Thread.currentThread(), mergesUntil));
        try (OpenFolder index = OpenFolder.of(folder, Access.WRITE)) {
            for (int i = 0; i < SEGMENTS; i++) {
                index.put("r" + i, 7, i);
                index.commit(i);
            }
        }
        try (OpenFolder index = OpenFolder.of(folder, Access.READ);
                Directory directory = FSDirectory.open(folder);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            assertThat(index.store().references()).isEqualTo(SEGMENTS);
            assertThat(index.folder().position()).isEqualTo(SEGMENTS - 1);
            return reader.leaves().size();
        }
    }

    /** As a full disk does at the first commit. */
    private static final class Full extends InfoStream {

        @Override
        public boolean isEnabled(String component) {
            return component.equals("IW");
        }

        @Override
        public void message(String component, String message) {
            if (message.startsWith("startCommit")) {
                throw new IllegalStateException("full");
            }
        }

        @Override
        public void close() {}
    }

    @Test
    void oneWhoseFirstCommitFailsIsLetGo() throws IOException {
        InfoStream.setDefault(new Full());
        assertThatThrownBy(() -> OpenFolder.of(folder, Access.WRITE)).hasMessageContaining("full");
        InfoStream.setDefault(before);
        OpenFolder.of(folder, Access.WRITE).close();
    }

    @Test
    void aShortMergeIsWaitedForAndKept() throws IOException {
        assertThat(segmentsAfterClosing("keepMerges")).isEqualTo(1);
    }

    @Test
    @Tag("full")
    void aLongMergeIsGivenUp() throws IOException {
        assertThat(segmentsAfterClosing("rollback")).isEqualTo(SEGMENTS);
    }
}
