package dev.colophon.evidence.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.colophon.evidence.log.verify.LogException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes it is given, the reader answers; CONTRIBUTING.md says how to search for bytes at which it does not. */
class TileFuzzTest {

    static List<byte[]> entriesSeeds() {
        return seeds("\0\u0003abc\0\u0001d", "\u0001");
    }

    @MethodSource("entriesSeeds")
    @FuzzTest(maxDuration = "1m")
    void entries(byte[] data) {
        try {
            EntryBundle.leaves(data, 2);
        } catch (LogException refused) {
            // As it should be.
        }
    }

    private static List<byte[]> seeds(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
    }
}
