package dev.colophon.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.http.body.BoundedCopy;
import dev.colophon.http.body.StoredBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentDecodingTest {

    @TempDir
    private Path folder;

    /** Servers name a coding twice, once by the program and once by what stands before it, and apply it once. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"gzip|1", "gzip, gzip|1", "gzip, gzip|2", "gzip|0", "gzip, gzip|0"})
    void whatIsSaidMayBeMoreThanWhatWasDone(String said, int done) throws IOException {
        byte[] page = "<p>words</p>\n".repeat(4_000).getBytes(UTF_8);
        byte[] coded = page;
        for (int layer = 0; layer < done; layer++) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
                out.write(coded);
            }
            coded = packed.toByteArray();
        }
        StoredBytes sent = BoundedCopy.copy(
                        new ByteArrayInputStream(coded), folder, coded.length, new BoundedCopy.Watch() {})
                .bytes();
        BoundedCopy.Copied decoded = ContentDecoding.decode(sent, List.of(said), folder, 1 << 20, 1_000);
        assertThat(decoded.cut()).isEmpty();
        assertThat(decoded.bytes().bytes()).isEqualTo(page);
    }
}
