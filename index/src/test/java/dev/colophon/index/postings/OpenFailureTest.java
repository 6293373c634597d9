package dev.colophon.index.postings;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.index.Access;
import dev.colophon.index.IndexException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.apache.lucene.codecs.CodecUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenFailureTest {

    @TempDir
    Path folder;

    private Path segments = Path.of("");

    @BeforeEach
    void index() throws IOException {
        IndexFolder.open(folder, Access.WRITE, "test-1").close();
        try (var files = Files.list(folder)) {
            segments = files.filter(file -> file.getFileName().toString().startsWith("segments_"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void fails(String words) {
        for (Access access : Access.values()) {
            assertThatThrownBy(() -> IndexFolder.open(folder, access, "test-1"))
                    .isInstanceOf(IndexException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining(words)
                    .hasMessageContaining("run `colophon index rebuild`");
        }
    }

    @Test
    void everyDamagedByteIsDamage() throws IOException {
        byte[] whole = Files.readAllBytes(segments);
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x55;
            Files.write(segments, damaged);
            fails("is damaged");
        }
    }

    @Test
    void whatIsCutIsDamaged() throws IOException {
        byte[] whole = Files.readAllBytes(segments);
        for (int length = 0; length < whole.length; length++) {
            Files.write(segments, Arrays.copyOf(whole, length));
            fails("is damaged");
        }
    }

    @Test
    void somethingElseIsDamaged() throws IOException {
        for (String other : new String[] {"no index at all", "x".repeat(200)}) {
            Files.writeString(segments, other);
            fails("is damaged");
        }
    }

    /** As a Lucene of later would write it: another number behind the name of the format, and the checksum that fits. */
    @Test
    void anotherVersionIsNoDamage() throws IOException {
        byte[] bytes = Files.readAllBytes(segments);
        ByteBuffer file = ByteBuffer.wrap(bytes);
        int version = CodecUtil.headerLength("segments") - Integer.BYTES;
        file.putInt(version, file.getInt(version) + 1000);
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, bytes.length - Long.BYTES);
        file.putLong(bytes.length - Long.BYTES, checksum.getValue());
        Files.write(segments, bytes);
        fails("was made by another version");
    }
}
