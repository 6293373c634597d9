package dev.colophon.http.guard;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever text it is given, a reader of addresses answers; CONTRIBUTING.md says how to search for text at which it does not. */
class GuardFuzzTest {

    private static final String TIME = "1m";

    static List<byte[]> addressSeeds() {
        return Stream.of("127.0.0.1", "0x7f.1", "192.0.2.0/24", "2001:db8::/32", "site.example:8080", "[::1]:80")
                .map(text -> text.getBytes(UTF_8))
                .toList();
    }

    @MethodSource("addressSeeds")
    @FuzzTest(maxDuration = TIME)
    void address(byte[] data) {
        String text = new String(data, UTF_8);
        HostLiteral.endsInNumber(text);
        HostLiteral.ipv4(text);
        try {
            AllowList.of(List.of(text));
        } catch (IllegalArgumentException refused) {
            // As it should be.
        }
    }
}
