package dev.colophon.page.listing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes it is given, a reader answers; CONTRIBUTING.md says how to search for bytes at which it does not. */
class ListingFuzzTest {

    private static final String TIME = "1m";
    private static final String PLACE = "https://site.example/list";

    static List<byte[]> feedSeeds() {
        return seeds(
                "<?xml version='1.0'?><rss version='2.0'><channel><title>A</title><link>https://site.example/</link><item><link>/a</link><pubDate>Tue, 03 Mar 2026 12:00:00 GMT</pubDate><enclosure url='/a.mp3' length='9' type='audio/mpeg'/></item></channel></rss>",
                "<feed xmlns='http://www.w3.org/2005/Atom'><title>A</title><entry><id>a</id><link href='/a'/><updated>2026-03-03T12:00:00Z</updated></entry></feed>",
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"url\":\"/a\",\"attachments\":[{\"url\":\"/a.mp3\"}]}]}",
                "<!DOCTYPE x [<!ENTITY a 'b'>]><rss><channel>&a;<item><link>x</channel>");
    }

    @MethodSource("feedSeeds")
    @FuzzTest(maxDuration = TIME)
    void feed(byte[] data) {
        for (String type : List.of("application/rss+xml", "application/feed+json", "text/xml; charset=gb2312")) {
            Feeds.read(data, type, PLACE);
        }
    }

    static List<byte[]> sitemapSeeds() {
        return seeds(
                "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://site.example/a</loc><lastmod>2026-03-03</lastmod></url></urlset>",
                "<sitemapindex><sitemap><loc>https://site.example/b.xml.gz</loc></sitemap></sitemapindex>",
                "https://site.example/a\nhttps://site.example/b\n");
    }

    @MethodSource("sitemapSeeds")
    @FuzzTest(maxDuration = TIME)
    void sitemap(byte[] data) {
        Sitemaps.read(data, PLACE);
    }

    static List<byte[]> urlListSeeds() {
        return seeds("https://site.example/a\n# no\nftp://x\n", "url,date\nhttps://site.example/a,2026\n");
    }

    @MethodSource("urlListSeeds")
    @FuzzTest(maxDuration = TIME)
    void urlList(byte[] data) {
        UrlLists.read(data, "text/plain", PLACE);
        UrlLists.read(data, "text/csv", PLACE);
        UrlLists.isUrl(new String(data, UTF_8));
    }

    private static List<byte[]> seeds(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
    }
}
