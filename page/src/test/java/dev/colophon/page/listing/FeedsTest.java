package dev.colophon.page.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.page.listing.Listing.MediaEntry;
import dev.colophon.page.listing.Listing.PageEntry;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class FeedsTest {

    private static final String URL = "https://example.org/feeds/main";

    private static Listing read(String text) {
        return Feeds.read(text.getBytes(StandardCharsets.UTF_8), "application/xml", URL);
    }

    private static String rss(String items) {
        return "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" xmlns:media=\"http://search.yahoo.com/mrss/\""
                + " xmlns:podcast=\"https://podcastindex.org/namespace/1.0\""
                + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>t</title>\n"
                + items + "</channel></rss>";
    }

    @Test
    void readsRss() {
        Listing listing = read(rss("""
                <item><title>one</title><link>https://example.org/1</link><pubDate>Fri, 02 Jan 2026 03:04:05 GMT</pubDate>
                  <enclosure url="https://cdn.example/1.mp3" type="audio/mpeg" length="100"/>
                  <media:group><media:content url="https://cdn.example/1.mp4" type="video/mp4"/></media:group>
                  <media:thumbnail url="https://cdn.example/1.jpg"/>
                  <podcast:alternateEnclosure type="audio/opus"><podcast:source uri="https://cdn.example/1.opus"/></podcast:alternateEnclosure>
                  <content:encoded><![CDATA[<p><img src="pic.png"><a href="/book.epub">book</a></p>]]></content:encoded></item>
                <item><guid isPermaLink="true">https://example.org/2</guid><description>&lt;img src="https://cdn.example/2.png"&gt;</description></item>
                <item><link>three</link></item>
                """));
        assertThat(listing.pages())
                .containsExactly(
                        new PageEntry("https://example.org/1", Optional.of(Instant.parse("2026-01-02T03:04:05Z"))),
                        new PageEntry("https://example.org/2", Optional.empty()),
                        new PageEntry("https://example.org/feeds/three", Optional.empty()));
        assertThat(listing.media())
                .extracting(
                        MediaEntry::place,
                        MediaEntry::url,
                        media -> media.type().orElse("-"))
                .containsExactlyInAnyOrder(
                        Tuple.tuple("enclosure", "https://cdn.example/1.mp3", "audio/mpeg"),
                        Tuple.tuple("media:content", "https://cdn.example/1.mp4", "video/mp4"),
                        Tuple.tuple("media:thumbnail", "https://cdn.example/1.jpg", "-"),
                        Tuple.tuple("podcast:source", "https://cdn.example/1.opus", "-"),
                        Tuple.tuple("img[src]", "https://example.org/pic.png", "-"),
                        Tuple.tuple("a[href]", "https://example.org/book.epub", "-"),
                        Tuple.tuple("img[src]", "https://cdn.example/2.png", "-"));
        assertThat(listing.problems()).isEmpty();
    }

    @Test
    void readsAtom() {
        Listing listing = read("""
                <feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><id>urn:x</id><updated>2026-01-01T00:00:00Z</updated>
                <link rel="next" href="https://example.org/feeds/main?page=2"/>
                <entry><id>urn:1</id><title>1</title><link href="https://example.org/1"/>
                  <link rel="enclosure" type="audio/ogg" href="https://cdn.example/1.ogg"/><published>2026-01-02T00:00:00Z</published>
                  <content type="html">&lt;video src="https://cdn.example/1.webm">&lt;/video></content></entry></feed>""");
        assertThat(listing.pages())
                .containsExactly(
                        new PageEntry("https://example.org/1", Optional.of(Instant.parse("2026-01-02T00:00:00Z"))));
        assertThat(listing.media())
                .extracting(MediaEntry::url)
                .containsExactly("https://cdn.example/1.ogg", "https://cdn.example/1.webm");
        assertThat(listing.nested()).containsExactly("https://example.org/feeds/main?page=2");
    }

    @Test
    void readsJsonFeed() {
        Listing listing = Feeds.read("""
                {"version":"https://jsonfeed.org/version/1.1","next_url":"?page=2","items":[
                {"id":"1","url":"https://example.org/1","date_published":"2026-01-02T01:00:00+01:00","image":"/1.jpg",
                 "content_html":"<audio src='/1.flac'>","attachments":[{"url":"https://cdn.example/1.m4a","mime_type":"audio/mp4"}]},
                {"id":"https://example.org/2","date_published":"yesterday"},{"id":"3"}]}""".getBytes(StandardCharsets.UTF_8), "application/feed+json", URL);
        assertThat(listing.pages())
                .containsExactly(
                        new PageEntry("https://example.org/1", Optional.of(Instant.parse("2026-01-02T00:00:00Z"))),
                        new PageEntry("https://example.org/2", Optional.empty()));
        assertThat(listing.media())
                .extracting(MediaEntry::url)
                .containsExactly(
                        "https://cdn.example/1.m4a", "https://example.org/1.jpg", "https://example.org/1.flac");
        assertThat(listing.nested()).containsExactly("https://example.org/feeds/main?page=2");
        assertThat(listing.problems()).containsExactly("item 3: no address of a page or medium");
    }

    @Test
    void readsFeedsInTheCharsetOfTheirDeclarationOrHeader() {
        String feed = "<rss version='2.0'><channel><item><link>https://example.org/小说</link></item></channel></rss>";
        for (String charset : new String[] {"GB18030", "Big5", "UTF-16"}) {
            String text = (charset.equals("Big5") ? feed.replace("小说", "小說") : feed);
            byte[] declared =
                    ("<?xml version='1.0' encoding='" + charset + "'?>" + text).getBytes(Charset.forName(charset));
            assertThat(Feeds.read(declared, "application/rss+xml", URL).pages())
                    .as(charset)
                    .hasSize(1)
                    .allSatisfy(page -> assertThat(page.url()).startsWith("https://example.org/%E5%B0%8F%E8%A"));
        }
    }

    @Test
    void losesABadItemOnlyAndSaysWhere() {
        Listing listing = read(rss("""
                <item><link>https://example.org/1</link></item>
                <item><title>Tom & Jerry</title><link>https://example.org/2</link></item>
                <item><link>https://example.org/3</link></item>
                <item><title>no link</title></item>
                <item><title>&nbsp;</title><link>https://example.org/5</link></item>
                <item><link>https://example.org/6</link></item>
                """));
        assertThat(listing.pages())
                .extracting(PageEntry::url)
                .containsExactly("https://example.org/1", "https://example.org/3", "https://example.org/6");
        assertThat(listing.problems())
                .containsExactly(
                        "line 4: not well-formed",
                        "line 7: an entity that is not of XML",
                        "item 3: no address of a page or medium");
        assertThat(listing.skipped()).isEqualTo(3);
    }

    @Test
    void readsWhatIsThereOfAFeedThatBreaksOff() {
        String whole =
                rss("<item><link>https://example.org/1</link></item><item><link>https://example.org/2</link></item>");
        Listing listing = read(whole.substring(0, whole.indexOf("/2")));
        assertThat(listing.pages()).extracting(PageEntry::url).containsExactly("https://example.org/1");
        assertThat(listing.cut()).isTrue();
    }

    @Test
    void readsNoDtdsAndNoNonsense() {
        assertThat(
                        read("<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss version='2.0'><channel><item><link>&x;</link></item></channel></rss>")
                                .problems())
                .containsExactly("line 1: a document type declaration is not read");
        assertThat(read(rss("<item>" + "<a>".repeat(5_000) + "</a>".repeat(5_000) + "</item>"))
                        .problems())
                .containsExactly("line 3: more than 100 elements inside each other");
        assertThat(read("<html><body>404</body></html>").problems()).hasSize(1);
        assertThat(read("{\"a\":").problems()).containsExactly("line 1: not well-formed JSON");
        assertThat(read("[".repeat(100_000)).entries()).isEmpty();
        assertThat(read("").entries()).isEmpty();
        assertThat(read(rss("<item><link>file:///etc/passwd</link><enclosure url='javascript:x'/></item>"))
                        .entries())
                .isEmpty();
    }
}
