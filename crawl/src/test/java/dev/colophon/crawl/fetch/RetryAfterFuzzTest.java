package dev.colophon.crawl.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes it is given, a reader answers; CONTRIBUTING.md says how to search for bytes at which it does not. */
class RetryAfterFuzzTest {

    private static final String TIME = "1m";

    static List<byte[]> retryAfterSeeds() {
        return seeds("120", "Thu, 26 Nov 2026 10:00:30 GMT", "99999999999999999999");
    }

    @MethodSource("retryAfterSeeds")
    @FuzzTest(maxDuration = TIME)
    void retryAfter(byte[] data) {
        RetryAfter.parse(new String(data, UTF_8), Instant.EPOCH).ifPresent(wait -> {
            if (wait.isNegative() || wait.compareTo(RetryAfter.LONGEST) > 0) {
                throw new AssertionError(wait.toString());
            }
        });
    }

    private static List<byte[]> seeds(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
    }
}
