package dev.colophon.page.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes it is given, a reader answers; CONTRIBUTING.md says how to search for bytes at which it does not. */
class MediaLinkFuzzTest {

    private static final String TIME = "1m";

    static List<byte[]> addressSeeds() {
        return seeds("data:image/png;base64,iVBORw0KGgo=", "a.png 1x, b.png 320w,,c 9e99x");
    }

    @MethodSource("addressSeeds")
    @FuzzTest(maxDuration = TIME)
    void address(byte[] data) {
        String text = new String(data, UTF_8);
        Srcset.largest(text);
        DataUrl.parse(text, 1_000);
    }

    static List<byte[]> structuredDataSeeds() {
        return seeds("{\"@graph\":[{\"@type\":\"VideoObject\",\"contentUrl\":[\"a.mp4\",{\"url\":\"b.mp4\"}]}]}");
    }

    @MethodSource("structuredDataSeeds")
    @FuzzTest(maxDuration = TIME)
    void structuredData(byte[] data) {
        StructuredData.addresses(new String(data, UTF_8), (_, _) -> {});
        StructuredData.hasOwnUrl(new String(data, UTF_8));
    }

    private static List<byte[]> seeds(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
    }
}
