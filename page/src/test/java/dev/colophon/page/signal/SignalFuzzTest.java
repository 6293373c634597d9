package dev.colophon.page.signal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes it is given, a reader answers; CONTRIBUTING.md says how to search for bytes at which it does not. */
class SignalFuzzTest {

    private static final String TIME = "1m";

    static List<byte[]> identifierSeeds() {
        return seeds(
                "bitcoin:1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
                "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 UA-123456-1 pub-1234567890123456 G-ABCDEF1234");
    }

    @MethodSource("identifierSeeds")
    @FuzzTest(maxDuration = TIME)
    void identifiers(byte[] data) {
        String text = new String(data, UTF_8);
        PaymentAddresses.find(text, PaymentAddresses::normal);
        ServiceIds.find(text, (_, _) -> {});
    }

    private static List<byte[]> seeds(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
    }
}
