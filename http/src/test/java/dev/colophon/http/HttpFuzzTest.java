package dev.colophon.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.colophon.http.body.BoundedCopy;
import dev.colophon.http.body.StoredBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes it is given, a parser answers; CONTRIBUTING.md says how to search for bytes at which it does not. */
class HttpFuzzTest {

    private static final String TIME = "1m";

    @TempDir
    static Path folder;

    static List<byte[]> chunkedSeeds() {
        return seeds("5;ext=1\r\nabcde\r\n0\r\nTrailer: x\r\n\r\n", "ffffffffffffffffff\r\nabc", "0\r\n\r\nGET");
    }

    @MethodSource("chunkedSeeds")
    @FuzzTest(maxDuration = TIME)
    void chunked(byte[] data) {
        int taken = new ChunkedBody().advance(data, 0, data.length, Long.MAX_VALUE);
        if (taken < 0 || taken > data.length) {
            throw new AssertionError(taken + " of " + data.length);
        }
    }

    static List<byte[]> codedSeeds() throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        coded.write("gzip, gzip\n".getBytes(UTF_8));
        try (GZIPOutputStream out = new GZIPOutputStream(new GZIPOutputStream(coded))) {
            out.write(new byte[10_000]);
        }
        return List.of(coded.toByteArray(), "deflate\nabc".getBytes(UTF_8), "br\nabc".getBytes(UTF_8));
    }

    /** The first line is the header. */
    @MethodSource("codedSeeds")
    @FuzzTest(maxDuration = TIME)
    void contentCoding(byte[] data) throws IOException {
        int end = 0;
        while (end < data.length && data[end] != '\n') {
            end++;
        }
        byte[] body = Arrays.copyOfRange(data, Math.min(end + 1, data.length), data.length);
        StoredBytes sent = BoundedCopy.copy(
                        new ByteArrayInputStream(body), folder, body.length, Long.MAX_VALUE, new BoundedCopy.Watch() {})
                .bytes();
        BoundedCopy.Copied decoded =
                ContentDecoding.decode(sent, List.of(new String(data, 0, end, UTF_8)), folder, 1 << 20, 100);
        if (decoded.bytes().size() > Math.max(1 << 20, body.length)) {
            throw new AssertionError(decoded.bytes().size() + " bytes");
        }
        decoded.bytes().discard();
        sent.discard();
    }

    private static List<byte[]> seeds(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
    }
}
