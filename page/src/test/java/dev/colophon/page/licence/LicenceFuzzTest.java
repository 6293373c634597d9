package dev.colophon.page.licence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.colophon.page.PageReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes it is given, a finder answers; CONTRIBUTING.md says how to search for bytes at which it does not. */
class LicenceFuzzTest {

    private static final String TIME = "1m";
    private static final String PAGE = "https://site.example/dir/page";

    static List<byte[]> pageSeeds() throws IOException {
        return PageLicencesTest.pages().stream()
                .map(page -> page.html().getBytes(UTF_8))
                .toList();
    }

    @MethodSource("pageSeeds")
    @FuzzTest(maxDuration = TIME)
    void page(byte[] data) {
        PageReader.read(data, "text/html; charset=utf-8", PAGE, Map.of());
    }

    static List<byte[]> headerSeeds() {
        return List.of(
                "<https://site.example/rsl.xml>; rel=\"license\"; type=\"application/rsl+xml\"".getBytes(UTF_8),
                "License: /rsl.xml\nContent-Usage: train-ai=n".getBytes(UTF_8),
                "http://creativecommons.org/licenses/by/3.0/ CC BY-SA 4.0".getBytes(UTF_8));
    }

    @MethodSource("headerSeeds")
    @FuzzTest(maxDuration = TIME)
    void headersRobotsAndTags(byte[] data) {
        String text = new String(data, UTF_8);
        List<String> values = List.of(text);
        PageReader.read("", PAGE, Map.of("link", values, "content-usage", values, "tdm-reservation", values));
        RobotsLicences.find(text, "https://site.example/robots.txt");
        for (String name : List.of("cc:license", "xmpRights:UsageTerms", "plus:CopyrightStatus", "copyright")) {
            EmbeddedLicences.find(Map.of(name, values), "/a.jpg", "ab12");
        }
    }
}
