package dev.colophon.operators.linkage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes it is given, a reader answers; CONTRIBUTING.md says how to search for bytes at which it does not. */
class SiteNameFuzzTest {

    private static final String TIME = "1m";

    static List<byte[]> hostSeeds() {
        return seeds("www.shop.example.co.uk", "ada.github.io", "[::1]", "192.0.2.1:8080", "xn--bcher-kva.example.");
    }

    @MethodSource("hostSeeds")
    @FuzzTest(maxDuration = TIME)
    void host(byte[] data) {
        SiteName.of(new String(data, UTF_8));
    }

    private static List<byte[]> seeds(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
    }
}
