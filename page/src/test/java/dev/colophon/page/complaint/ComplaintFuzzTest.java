package dev.colophon.page.complaint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes it is given, the reader answers; CONTRIBUTING.md says how to search for bytes at which it does not. */
class ComplaintFuzzTest {

    static List<byte[]> seeds() {
        return Stream.of(
                        "<title>DMCA</title><p>a [at] b (dot) com <a href='mailto:%40%zz'>x</a><textarea>",
                        "<h1>版权</h1>kefu#host.example 将#换成@<a href=//a#b data-cfemail=2a4b>版权",
                        "<p>Address: 1 a street and more<br>copyright © 2026",
                        "")
                .map(text -> text.getBytes(UTF_8))
                .toList();
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "1m")
    void page(byte[] data) {
        ComplaintPage.of(new String(data, UTF_8), "https://a.example/b");
    }
}
