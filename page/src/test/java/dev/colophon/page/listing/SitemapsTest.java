package dev.colophon.page.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.page.listing.Listing.MediaEntry;
import dev.colophon.page.listing.Listing.PageEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class SitemapsTest {

    private static final String URL = "https://example.org/sitemap.xml";
    private static final String OPEN =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";

    private static Listing read(String text) {
        return Sitemaps.read(text.getBytes(StandardCharsets.UTF_8), URL);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    @Test
    void readsPagesTimesAndTheMediaOfTheExtensions() throws IOException {
        String text = """
                <?xml version="1.0" encoding="UTF-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
                  xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"
                  xmlns:video="http://www.google.com/schemas/sitemap-video/1.1">
                <url><loc>https://example.org/a?x=1&amp;y=2</loc><lastmod>2026-01-02</lastmod>
                  <image:image><image:loc>https://example.org/a.jpg</image:loc></image:image>
                  <image:image><image:loc>https://example.org/b.jpg</image:loc></image:image></url>
                <url><loc>https://example.org/中 文|x</loc><lastmod>2026-01-02T03:04:05Z</lastmod>
                  <video:video><video:thumbnail_loc>https://example.org/t.jpg</video:thumbnail_loc>
                  <video:title>t</video:title><video:description>d</video:description>
                  <video:content_loc>https://example.org/v.mp4</video:content_loc>
                  <video:player_loc>https://example.org/player?v=1</video:player_loc></video:video></url>
                </urlset>""";
        Listing listing = read(text);
        assertThat(listing.pages())
                .containsExactly(
                        new PageEntry(
                                "https://example.org/a?x=1&y=2", Optional.of(Instant.parse("2026-01-02T00:00:00Z"))),
                        new PageEntry(
                                "https://example.org/%E4%B8%AD%20%E6%96%87%7Cx",
                                Optional.of(Instant.parse("2026-01-02T03:04:05Z"))));
        assertThat(listing.media())
                .extracting(MediaEntry::place, MediaEntry::url)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("image:loc", "https://example.org/a.jpg"),
                        org.assertj.core.groups.Tuple.tuple("image:loc", "https://example.org/b.jpg"),
                        org.assertj.core.groups.Tuple.tuple("video:content_loc", "https://example.org/v.mp4"),
                        org.assertj.core.groups.Tuple.tuple("video:player_loc", "https://example.org/player?v=1"),
                        org.assertj.core.groups.Tuple.tuple("video:thumbnail_loc", "https://example.org/t.jpg"));
        assertThat(listing.media().getFirst().page()).contains("https://example.org/a?x=1&y=2");
        assertThat(listing.problems()).isEmpty();
        assertThat(listing.cut()).isFalse();
        assertThat(Sitemaps.read(gzip(text.getBytes(StandardCharsets.UTF_8)), URL))
                .isEqualTo(listing);
    }

    @Test
    void readsAnIndex() {
        assertThat(read("""
                        <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                        <sitemap><loc>https://example.org/s1.xml.gz</loc></sitemap>
                        <sitemap><loc>https://example.org/s2.xml</loc><lastmod>2026-01-01</lastmod></sitemap></sitemapindex>""").nested()).containsExactly("https://example.org/s1.xml.gz", "https://example.org/s2.xml");
    }

    @Test
    void readsTextInAnyUsualCharset() {
        for (String charset : new String[] {"UTF-8", "UTF-16"}) {
            Listing listing = Sitemaps.read(
                    "https://example.org/1\n\n https://example.org/2 \nnot a url\nfile:///etc/passwd\n"
                            .getBytes(Charset.forName(charset)),
                    URL);
            assertThat(listing.pages())
                    .extracting(PageEntry::url)
                    .containsExactly("https://example.org/1", "https://example.org/2");
            assertThat(listing.skipped()).isEqualTo(2);
            assertThat(listing.problems())
                    .containsExactly(
                            "line 4: not a url is not an http or https URL",
                            "line 5: file:///etc/passwd is not an http or https URL");
        }
    }

    @Test
    void losesABadEntryOnlyAndSaysWhere() {
        Listing listing = read(OPEN + """
                <url><loc>https://example.org/1</loc></url>
                <url><loc>file:///etc/passwd</loc></url>
                <url><loc>https://example.org/2?a=1&b=2</loc></url>
                <url><loc>https://example.org/3</lock></url>
                <url><loc>https://example.org/4</loc></url>
                </urlset>""");
        assertThat(listing.pages())
                .extracting(PageEntry::url)
                .containsExactly("https://example.org/1", "https://example.org/4");
        assertThat(listing.problems())
                .containsExactly(
                        "line 5: not well-formed",
                        "line 6: not well-formed",
                        "line 4: file:///etc/passwd is not an http or https URL");
        assertThat(listing.skipped()).isEqualTo(3);
    }

    /** Each was searched for from the start of the file: ten thousand took more than a minute. */
    @Test
    @Timeout(20)
    void manyBadEntriesCostNoMoreThanGoodOnes() {
        StringBuilder entries = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            entries.append("<url><loc>file:///%d/%s</loc></url>%n".formatted(i, "x".repeat(1_000)));
        }
        entries.append("<url><loc>https://example.org/1</loc></url>");
        Listing listing = read(OPEN + entries + "</urlset>");
        assertThat(listing.pages()).extracting(PageEntry::url).containsExactly("https://example.org/1");
        assertThat(listing.skipped()).isEqualTo(10_000);
        assertThat(listing.problems()).hasSize(100);
    }

    @Test
    void readsWhatIsThereOfAFileThatBreaksOff() throws IOException {
        StringBuilder text = new StringBuilder(OPEN);
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            text.append("<url><loc>https://example.org/")
                    .append(i)
                    .append('/')
                    .append(random.nextLong())
                    .append("</loc></url>\n");
        }
        byte[] whole = text.toString().getBytes(StandardCharsets.UTF_8);
        Listing cut = Sitemaps.read(Arrays.copyOf(whole, whole.length / 2), URL);
        assertThat(cut.pages().size()).isBetween(480, 520);
        assertThat(cut.cut()).isTrue();
        byte[] zipped = gzip(whole);
        Listing cutZip = Sitemaps.read(Arrays.copyOf(zipped, zipped.length / 2), URL);
        assertThat(cutZip.pages().size()).isBetween(200, 900);
        assertThat(cutZip.cut()).isTrue();
    }

    @Test
    void keepsFiftyThousand() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 60_000; i++) {
            text.append("https://example.org/").append(i).append('\n');
        }
        Listing listing = read(text.toString());
        assertThat(listing.pages()).hasSize(50_000);
        assertThat(listing.cut()).isTrue();
    }

    @Test
    @Tag("full")
    void stopsAtAGzipBomb() throws IOException {
        byte[] bomb = gzip(new byte[400 << 20]);
        assertThat(bomb.length).isLessThan(1 << 20);
        Listing listing = Sitemaps.read(bomb, URL);
        assertThat(listing.entries()).isEmpty();
        assertThat(listing.cut()).isTrue();
    }

    @Test
    void readsNoDtds() {
        StringBuilder laughs = new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE urlset [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 20; i++) {
            laughs.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        Listing listing = read(laughs + "]>\n<urlset><url><loc>https://example.org/&a19;</loc></url></urlset>");
        assertThat(listing.entries()).isEmpty();
        assertThat(listing.problems()).containsExactly("line 2: a document type declaration is not read");
        byte[] hidden = ("<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE urlset SYSTEM \"file:///etc/passwd\">"
                        + "<urlset/>")
                .getBytes(StandardCharsets.UTF_16);
        assertThat(Sitemaps.read(hidden, URL).problems())
                .containsExactly("line 1: a document type declaration is not read");
    }

    @Test
    void survivesDepthAndNoise() {
        assertThat(read("<url>".repeat(100_000)).problems()).hasSize(1);
        Random random = new Random(20_260_104);
        String[] pieces = {
            "<url>",
            "</url>",
            "<loc>",
            "</loc>",
            "https://example.org/",
            "&",
            "<urlset>",
            "</urlset>",
            "\n",
            "<![CDATA[",
            "]]>",
            "\u0000",
            "<sitemap>",
            "é",
            "<!--"
        };
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder("<urlset>");
            for (int i = 0; i < 40; i++) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            assertThat(read(text.toString()).pages())
                    .as("round %d: %s", round, text)
                    .allSatisfy(page -> assertThat(page.url()).startsWith("https://example.org/"));
        }
        assertThat(read("").entries()).isEmpty();
        assertThat(read("<html><body>Not found</body></html>").entries()).isEmpty();
    }
}
