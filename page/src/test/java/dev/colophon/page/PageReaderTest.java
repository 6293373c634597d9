package dev.colophon.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.page.link.PageLink;
import dev.colophon.page.link.PageLink.Kind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageReaderTest {

    private static final String PAGE = "https://example.org/dir/page.html";

    private static PageContent read(String html) {
        return PageReader.read(html, PAGE, Map.of());
    }

    @Test
    void findsTheLinksOfEveryKindOnce() {
        assertThat(read("""
                        <link rel=canonical href=/canonical><link rel="next" href="?p=2"><link rel=prev href="?p=0">
                        <link rel=alternate hreflang=de href=/de/>
                        <a href=one.html#top>1</a><a href="//other.example/x y">2</a><map><area href=/area></map>
                        <iframe src=/frame></iframe><a href=one.html>again</a><a href="#here">no</a><a href=" ">no</a>
                        <a href="javascript:void(0)">no</a><a href="ftp://example.org/a">no</a><a>no</a>""").links())
                .containsExactly(
                        new PageLink("https://example.org/canonical", Kind.CANONICAL, false),
                        new PageLink("https://example.org/dir/page.html?p=2", Kind.NEXT, false),
                        new PageLink("https://example.org/dir/page.html?p=0", Kind.PREVIOUS, false),
                        new PageLink("https://example.org/de/", Kind.OTHER_LANGUAGE, false),
                        new PageLink("https://example.org/dir/one.html", Kind.ANCHOR, false),
                        new PageLink("https://other.example/x%20y", Kind.ANCHOR, false),
                        new PageLink("https://example.org/area", Kind.ANCHOR, false),
                        new PageLink("https://example.org/frame", Kind.FRAME, false));
    }

    @Test
    void followsALinkUnlessEveryLinkToItSaysNofollow() {
        assertThat(read("<a rel='noopener NOFOLLOW' href=/a>a</a><a rel=ugc href=/b>b</a><a rel=sponsored href=/c>c</a>"
                                + "<a rel=noopener href=/d>d</a><a href=/c>c</a>")
                        .links())
                .extracting(link -> link.url().substring(19) + link.nofollow())
                .containsExactly("/atrue", "/btrue", "/cfalse", "/dfalse");
    }

    @Test
    void readsTitleRefreshFeedsAndEmbeds() {
        PageContent page = read("""
                <svg><title>drawing</title></svg><title>
                  The  last
                leaf</title><title>second</title><meta http-equiv=Refresh content="5; URL='/next page'">
                <link rel=alternate type="application/rss+xml; charset=utf-8" href=/rss>
                <link rel=alternate type=application/atom+xml href=/atom><link rel="alternate" type=application/feed+json href=/f.json>
                <link rel=alternate type=application/json+oembed href="/oembed?a=1&amp;b=2"><link rel=alternate type=text/xml+oembed href=/o.xml>""");
        assertThat(page.title()).isEqualTo("The last leaf");
        assertThat(page.refresh()).contains("https://example.org/next%20page");
        assertThat(page.feeds())
                .containsExactly("https://example.org/rss", "https://example.org/atom", "https://example.org/f.json");
        assertThat(page.embeds()).containsExactly("https://example.org/oembed?a=1&b=2", "https://example.org/o.xml");
        assertThat(page.cut()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "0;url=/a~/a",
                "0; url=\"/a\"~/a",
                "3,/a~/a",
                "0;URL = '/a' ; x~/a",
                "30~",
                "0;url=javascript:alert(1)~",
                "0;url=~",
                "~"
            })
    void readsARefreshAsBrowsersDo(String content, String target) {
        assertThat(read("<meta http-equiv=refresh content=\"" + (content == null ? "" : content.replace("\"", "&quot;"))
                                + "\">")
                        .refresh())
                .isEqualTo(Optional.ofNullable(target).map(path -> "https://example.org" + path));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "<iframe srcdoc='&lt;p>text'></iframe>~true",
                "<iframe src=' DATA:text/html,text'></iframe>~true",
                "<meta http-equiv=refresh content='0; url=data:text/plain,text'>~true",
                "<iframe srcdoc='' src=/a></iframe>~false",
                "<meta http-equiv=refresh content='0; url=/a'><p>data:text/plain,text~false",
                "<img src='data:image/png;base64,AAAA'>~false"
            })
    void saysWhetherAPageIsWrittenIn(String html, boolean unread) {
        assertThat(read(html).unread()).isEqualTo(unread);
    }

    @Test
    void saysWhetherWhatIsWrittenInIsTooLarge() {
        assertThat(read("<img src='data:image/png;base64," + "A".repeat(1 << 20) + "'>")
                        .unread())
                .isFalse();
        assertThat(read("<img src='data:image/png;base64," + "A".repeat(2 << 20) + "'>")
                        .unread())
                .isTrue();
    }

    @Test
    void addsUpWhatRobotsAreAsked() {
        assertThat(PageReader.read(
                                "<meta name=ROBOTS content='NoArchive, nofollow'>",
                                PAGE,
                                Map.of("X-Robots-Tag", List.of("noindex")))
                        .robots())
                .isEqualTo(new RobotsDirectives(true, true));
        assertThat(read("<meta name=colophonbot content=none>").robots()).isEqualTo(new RobotsDirectives(true, true));
        assertThat(read("<meta name=otherbot content=none>").robots()).isEqualTo(RobotsDirectives.NONE);
    }

    @Test
    void writesDownSharesWithTheirCodesAndNeverLinksToThem() {
        PageContent page = read("""
                <p>第一季 <a href="https://pan.baidu.com/s/1AbC_d-E">百度网盘</a> 提取码：x7k9 解压密码：www</p>
                <p>第二季 <a href="//pan.quark.cn/s/0a1b2c">夸克</a></p>
                <p>https://www.alipan.com/s/Zz9?pwd=ab12 其他 <a href="https://mega.nz/file/Id#Key">mega</a> password: s3cret
                <p>解压密码：9999 <a href=/files/film.torrent>torrent</a>
                <a href="magnet:?xt=urn:btih:c12fe1c06bba254a9dc9f519b335aa7c1367a88a&amp;dn=film">magnet</a>
                ed2k://|file|film.mkv|1024|0123456789ABCDEF0123456789ABCDEF|/ end
                <a href="https://pan.baidu.com/disk/home">my own</a>""");
        assertThat(page.recorded())
                .extracting(link ->
                        link.kind() + " " + link.url() + " " + link.code().orElse("-"))
                .containsExactlyInAnyOrder(
                        "NETDISK https://pan.baidu.com/s/1AbC_d-E x7k9",
                        "NETDISK https://pan.quark.cn/s/0a1b2c -",
                        "NETDISK https://www.alipan.com/s/Zz9?pwd=ab12 ab12",
                        "NETDISK https://mega.nz/file/Id#Key s3cret",
                        "TORRENT https://example.org/files/film.torrent -",
                        "MAGNET magnet:?xt=urn:btih:c12fe1c06bba254a9dc9f519b335aa7c1367a88a&dn=film -",
                        "ED2K ed2k://|file|film.mkv|1024|0123456789ABCDEF0123456789ABCDEF|/ -");
        assertThat(page.links()).extracting(PageLink::url).containsExactly("https://pan.baidu.com/disk/home");
        assertThat(page.media()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GBK,text/html; charset=gbk", "GB18030,text/html; charset=gb2312", "Big5,text/html; charset=big5"})
    void readsPagesInChineseCharsets(String charset, String contentType) {
        String html = "<title>中文小說</title><a href='/作品'>作品</a> 電郵 a@b.example";
        PageContent page = PageReader.read(html.getBytes(Charset.forName(charset)), contentType, PAGE, Map.of());
        assertThat(page.title()).isEqualTo("中文小說");
        assertThat(page.links().getFirst().url()).isEqualTo("https://example.org/%E4%BD%9C%E5%93%81");
    }

    @Test
    void readsTheRestOfAPageWhoseCharsetIsALie() {
        byte[] bytes = "<title>中文</title><a href=/a>作品</a><img src=b.png>".getBytes(Charset.forName("GB18030"));
        for (String lie :
                List.of("text/html; charset=utf-8", "text/html; charset=utf-16", "text/html; charset=nonsense")) {
            PageContent page = PageReader.read(bytes, lie, PAGE, Map.of());
            assertThat(page.links()).extracting(PageLink::url).containsExactly("https://example.org/a");
            assertThat(page.media()).hasSize(1);
        }
        assertThat(PageReader.read(
                                "<a href=/a>é".getBytes(StandardCharsets.UTF_8), "text/html; charset=", PAGE, Map.of())
                        .links())
                .hasSize(1);
    }
}
