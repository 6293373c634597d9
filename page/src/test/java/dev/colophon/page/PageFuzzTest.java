package dev.colophon.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.colophon.page.link.UrlResolver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes it is given, a reader answers; CONTRIBUTING.md says how to search for bytes at which it does not. */
class PageFuzzTest {

    private static final String TIME = "1m";
    private static final String PLACE = "https://site.example/page";

    static List<byte[]> pageSeeds() {
        return seeds(
                "<!doctype html><html><head><base href='/b/'><meta name=robots content='noindex, nofollow'><link rel=alternate type=application/rss+xml href=feed><script type=application/ld+json>{\"@type\":\"AudioObject\",\"contentUrl\":\"a.mp3\"}</script></head><body><a href='//other.example/x'>x</a><img srcset='a.png 1x, b.png 2x'><video poster=p.jpg><source src=v.mp4></video><img src='data:image/png;base64,iVBORw0KGgo='></body></html>",
                "<a href='https://pay.example/bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'>UA-123456-1 pub-1234567890123456 G-ABCDEF1234</a>",
                "<iframe src='https://player.example/?url=http%3A%2F%2Fa.example%2Fx.mp4'></iframe><style>a{background:url(x.png)}</style>");
    }

    @MethodSource("pageSeeds")
    @FuzzTest(maxDuration = TIME)
    void page(byte[] data) {
        PageReader.read(
                data,
                "text/html",
                PLACE,
                Map.of("x-robots-tag", List.of(new String(data, 0, Math.min(80, data.length), UTF_8))));
    }

    static List<byte[]> headerSeeds() {
        return seeds(
                "content-type: text/html; charset=gb2312\nrefresh: 0; url=//b.example/\nx-robots-tag: colophon: none, unavailable_after: 1 Jan 2030",
                "content-type: text/html;charset=\"utf-16\"\nrefresh: 5;URL='/c'\nx-robots-tag: other: noindex",
                "content-type: ;;=\nrefresh: -1\nx-robots-tag: :,:");
    }

    @MethodSource("headerSeeds")
    @FuzzTest(maxDuration = TIME)
    void headers(byte[] data) {
        Map<String, List<String>> headers = new HashMap<>();
        for (String line : new String(data, UTF_8).split("\n", 20)) {
            String[] pair = line.split(":", 2);
            headers.computeIfAbsent(pair[0].strip().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(pair[pair.length - 1].strip());
        }
        String type = headers.getOrDefault("content-type", List.of("")).getFirst();
        PageReader.read("<p>words \u8bcd</p>".getBytes(UTF_8), type, PLACE, headers);
    }

    static List<byte[]> addressSeeds() {
        return seeds("http://a.example:80/../b?c=%zz#d", "https://xn--bcher-kva.example/\u00fc?\u4e00");
    }

    @MethodSource("addressSeeds")
    @FuzzTest(maxDuration = TIME)
    void address(byte[] data) {
        String text = new String(data, UTF_8);
        UrlResolver resolver = UrlResolver.of(PLACE);
        resolver.resolve(text).ifPresent(UrlResolver::of);
        UrlResolver.absolute(text);
        RobotsDirectives.ofMeta(text);
        RobotsDirectives.ofHeader(text);
    }

    static List<byte[]> oEmbedSeeds() {
        return seeds(
                "{\"type\":\"photo\",\"url\":\"https://a.example/x.jpg\",\"html\":\"<iframe src=//b.example/>\"}",
                "<oembed><type>video</type><html>&lt;iframe src='//b.example/'&gt;</html></oembed>");
    }

    @MethodSource("oEmbedSeeds")
    @FuzzTest(maxDuration = TIME)
    void oEmbed(byte[] data) {
        OEmbed.media(data, "application/json+oembed", PLACE);
        OEmbed.media(data, "text/xml+oembed", PLACE);
    }

    private static List<byte[]> seeds(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
    }
}
