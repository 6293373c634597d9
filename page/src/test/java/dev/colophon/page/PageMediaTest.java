package dev.colophon.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.page.media.MediaLink;
import dev.colophon.page.media.MediaLink.Role;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageMediaTest {

    private static final String PAGE = "https://example.org/dir/page.html";

    private static List<MediaLink> links(String html) {
        return PageReader.read(html, PAGE, Map.of()).media();
    }

    /** One row for each place in which a medium may stand. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "<img src=a.jpg>~/dir/a.jpg~img[src]",
                "<img data-src=/a.jpg>~/a.jpg~img[data-src]",
                "<img data-original=a.jpg>~/dir/a.jpg~img[data-original]",
                "<img data-lazy-src=a.jpg>~/dir/a.jpg~img[data-lazy-src]",
                "<img srcset='s.jpg 300w, l.jpg 900w, m.jpg 600w'>~/dir/l.jpg~img[srcset]",
                "<picture><source srcset='a.webp, b.webp 2x'></picture>~/dir/b.webp~source[srcset]",
                "<audio src=a.mp3></audio>~/dir/a.mp3~audio[src]",
                "<audio><source src=a.ogg></audio>~/dir/a.ogg~source[src]",
                "<video poster=p.jpg></video>~/dir/p.jpg~video[poster]",
                "<video src=v.mp4></video>~/dir/v.mp4~video[src]",
                "<video><track src=t.vtt></video>~/dir/t.vtt~track[src]",
                "<embed src=e.swf>~/dir/e.swf~embed[src]",
                "<object data=o.pdf></object>~/dir/o.pdf~object[data]",
                "<meta property=og:image content=/og.jpg>~/og.jpg~meta[og:image]",
                "<meta property=og:video:secure_url content=/og.mp4>~/og.mp4~meta[og:video:secure_url]",
                "<meta name=twitter:player:stream content=/t.mp4>~/t.mp4~meta[twitter:player:stream]",
                "<link rel=image_src href=/i.jpg>~/i.jpg~link[href]",
                "<link rel=preload as=video href=/p.mp4>~/p.mp4~link[href]",
                "<link rel=enclosure href=/e.mp3>~/e.mp3~link[href]",
                "<a href=b.epub>x</a>~/dir/b.epub~a[href]",
                "<a href=/get?id=3 type=audio/mpeg>x</a>~/get?id=3~a[href]",
                "<a href=/get?id=4 download>x</a>~/get?id=4~a[href]",
                "<p style=\"background:url('bg.png')\">~/dir/bg.png~p[style]",
                "<style>body{background:url( bg2.png )}</style>~/dir/bg2.png~style",
                "<span itemprop=contentUrl content=/m.mp3>~/m.mp3~span[content]",
                "<svg><image href=s.png /></svg>~/dir/s.png~image[href]",
                "<img zoomfile=z.jpg>~/dir/z.jpg~img[zoomfile]",
                "<div data-bg=bg3.jpg></div>~/dir/bg3.jpg~div[data-bg]",
                "<meta name=twitter:player content=/player>~/player~meta[twitter:player]",
                "<meta property=og:audio content=/og.mp3>~/og.mp3~meta[og:audio]",
                "<a href=v.m3u8>x</a>~/dir/v.m3u8~a[href]",
                "<video><source src=/hls?id=1 type=application/x-mpegURL></video>~/hls?id=1~source[src]",
                "<a href='novel.rar?t=1'>x</a>~/dir/novel.rar?t=1~a[href]",
                "<script>var v=\"https:\\/\\/example.org\\/s.mp4?k=1\\u0026t=2\"</script>~/s.mp4?k=1&t=2~script",
                "<script>play('https://example.org/live/x.m3u8')</script>~/live/x.m3u8~script",
                "<p>下载：https://example.org/t.mp3，谢谢</p>~/t.mp3~text",
                "<div itemprop=image itemscope itemtype=https://schema.org/ImageObject><meta itemprop=url content=/io.jpg></div>~/io.jpg~meta[content]"
            })
    void findsMediaWhereverTheyStand(String html, String path, String element) {
        assertThat(links(html)).anySatisfy(link -> {
            assertThat(link.url()).isEqualTo("https://example.org" + path);
            assertThat(link.element()).isEqualTo(element);
            assertThat(link.page()).isEqualTo(PAGE);
        });
    }

    @Test
    void readsStructuredData() {
        List<MediaLink> found = links("""
                <script type="application/ld+json">{"@graph":[{"@type":"VideoObject","contentUrl":"/v.mp4","embedUrl":"/e",
                "thumbnailUrl":["/t1.jpg","/t2.jpg"]},{"@type":"Article","url":"/not-a-medium",
                "image":{"@type":"ImageObject","url":"/i.jpg"},"audio":{"@type":"AudioObject","contentUrl":"/a.mp3"}}]}</script>
                <script type="application/ld+json">{"broken": </script>
                <script type="application/ld+json">%s"x"%s</script>""".formatted("[".repeat(5000), "]".repeat(5000)));
        assertThat(found)
                .extracting(MediaLink::url)
                .containsExactly(
                        "https://example.org/v.mp4",
                        "https://example.org/e",
                        "https://example.org/t1.jpg",
                        "https://example.org/t2.jpg",
                        "https://example.org/i.jpg",
                        "https://example.org/a.mp3");
    }

    @Test
    void readsStructuredDataOfEveryKindAndInOldWrappings() {
        List<MediaLink> found = links("""
                <script type="application/ld+json"><!-- {"@type":"Book","image":"/cover.jpg","name":"two
                lines"} --></script>
                <script type="application/ld+json">//<![CDATA[
                [{"@type":["NewsArticle","Article"],"thumbnailUrl":"/thumb.jpg","associatedMedia":{"contentUrl":"/n.mp3"}}]
                //]]></script>
                <script type="application/ld+json">{"@type":["ImageObject"],"url":"/own.png"}</script>""");
        assertThat(found)
                .extracting(MediaLink::url)
                .containsExactly(
                        "https://example.org/cover.jpg",
                        "https://example.org/thumb.jpg",
                        "https://example.org/n.mp3",
                        "https://example.org/own.png");
    }

    @Test
    void tellsStreamsAndPlayersFromFiles() {
        assertThat(links("<video src=a.m3u8></video><a href=b.mpd>b</a><source src=c type='application/dash+xml; x'>"
                        + "<meta name=twitter:player content=/p><video src=d.mp4></video>"))
                .extracting(MediaLink::role)
                .containsExactly(Role.STREAM, Role.STREAM, Role.STREAM, Role.FRAME, Role.EMBEDDED);
    }

    @Test
    void passesOverFontsAndStyleSheets() {
        assertThat(
                        links(
                                "<style>@font-face{src:url(f.woff2?v=1)} @import url('a.css'); p{background:url(p.gif)}</style>"))
                .extracting(MediaLink::url)
                .containsExactly("https://example.org/dir/p.gif");
    }

    @Test
    void keepsPageOrderNamesEachOnceAndTellsRolesApart() {
        assertThat(
                        links(
                                "<a href=z.mp3>z</a><iframe src=/f></iframe><img src=a.png#x><img src=/dir/a.png><a href=other>"))
                .extracting(MediaLink::url, MediaLink::role)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("https://example.org/dir/z.mp3", Role.LINKED),
                        org.assertj.core.groups.Tuple.tuple("https://example.org/f", Role.FRAME),
                        org.assertj.core.groups.Tuple.tuple("https://example.org/dir/a.png", Role.EMBEDDED));
    }

    @Test
    void resolvesAgainstABaseOfTheWebOnly() {
        assertThat(links("<base href='https://cdn.example/x/'><img src=a.png>")
                        .getFirst()
                        .url())
                .isEqualTo("https://cdn.example/x/a.png");
        assertThat(links("<base href='file:///etc/'><img src=a.png>").getFirst().url())
                .isEqualTo("https://example.org/dir/a.png");
        assertThat(links("<img src='file:///etc/passwd'><img src='javascript:x'><a href='magnet:?xt=1'></a>"))
                .isEmpty();
    }

    @Test
    void stopsAtFiveThousandLinks() {
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            html.append("<a href=").append(i).append(".mp3>x</a>");
        }
        PageContent found = PageReader.read(html.toString(), PAGE, Map.of());
        assertThat(found.media()).hasSize(5_000);
        assertThat(found.cut()).isTrue();
        assertThat(PageReader.read("<img src=a.png>", PAGE, Map.of()).cut()).isFalse();
    }

    @Test
    void survivesDeepNestingAndBytesThatAreNoPage() {
        assertThat(links("<div>".repeat(100_000) + "<img src=a.png>")).hasSize(1);
        assertThat(PageReader.read(new byte[] {0, 1, 2, (byte) 0xff}, "", PAGE, Map.of())
                        .media())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "gb2312,text/html; charset=gb2312,GB18030",
        "GBK,text/html;charset=\"GBK\",GB18030",
        "GB18030,text/html,GB18030",
        "Big5,text/html; charset=big5,Big5",
        "UTF-8,,UTF-8",
        "Shift_JIS,text/html; charset=shift_jis,Shift_JIS"
    })
    void decodesThePagesOfTheWorld(String written, String header, String read) {
        String html = "<p>中文作品一二三四五六七八九十大小上下天地人日月山水火木金土</p>";
        byte[] bytes = html.getBytes(Charset.forName(written));
        if (written.equals("GB18030")) {
            bytes = ("<meta charset=gb2312>" + html).getBytes(Charset.forName(written));
        }
        PageText text = PageText.of(bytes, header == null ? "" : header);
        assertThat(text.charset()).isEqualTo(Charset.forName(read));
        assertThat(text.html()).endsWith(html);
    }

    @Test
    void detectsACharsetThatNobodyDeclares() {
        String html = "<p>" + "这是一个没有声明字符集的网页，里面有一篇很长的中文小说。".repeat(20) + "</p>";
        assertThat(PageText.of(html.getBytes(Charset.forName("GBK")), "").html())
                .isEqualTo(html);
        assertThat(PageText.of(("\uFEFF" + html).getBytes(StandardCharsets.UTF_16LE), "")
                        .html())
                .isEqualTo(html);
    }
}
