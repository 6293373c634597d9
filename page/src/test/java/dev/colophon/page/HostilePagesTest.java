package dev.colophon.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.page.link.PageLink;
import dev.colophon.page.media.MediaLink;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a page may be made of to hurt its reader. */
@Timeout(300)
class HostilePagesTest {

    private static final String PAGE = "https://example.org/dir/page.html";

    private static PageContent read(String html) {
        return PageReader.read(html, PAGE, Map.of());
    }

    @Test
    @Tag("full")
    void keepsFiveThousandOfAMillionLinks() {
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < 1_000_000; i++) {
            html.append("<a href=").append(i).append('>');
        }
        PageContent page = read(html.toString());
        assertThat(page.links()).hasSize(5_000);
        assertThat(page.links().getLast().url()).isEqualTo("https://example.org/dir/4999");
        assertThat(page.cut()).isTrue();
    }

    @Test
    void takesNoBaseButTheWebs() {
        for (String base : new String[] {"file:///etc/", "javascript:x", "data:text/html,x", "http://[bad", ""}) {
            PageContent page = read("<base href='" + base + "'><a href=passwd>a</a><img src=a.png>");
            assertThat(page.links()).extracting(PageLink::url).containsExactly("https://example.org/dir/passwd");
            assertThat(page.media()).extracting(MediaLink::url).containsExactly("https://example.org/dir/a.png");
        }
        assertThat(read("<p><BASE href='/x/'><a href=y>").links().getFirst().url())
                .isEqualTo("https://example.org/x/y");
    }

    @Test
    void takesNoControlCharactersIntoAddresses() {
        PageContent page = read("<a href='/a&#1;b'>x</a><a href='/c\nd'>y</a><a href='http://exa\u0000mple.org/'>z</a>"
                + "<img src='/i&#127;.png'><a href='mailto:a\u0000@b.example'>m</a>");
        assertThat(page.links()).extracting(PageLink::url).containsExactly("https://example.org/cd");
        assertThat(page.media()).allSatisfy(link -> assertThat(link.url()).matches("[!-~]+"));
        assertThat(PageReader.read(new byte[100_000], "text/html", PAGE, Map.of())
                        .links())
                .isEmpty();
    }

    @Test
    @Tag("full")
    void survivesDepth() {
        PageContent page = read("<div class=a>".repeat(200_000) + "<a href=/deep>x</a>");
        assertThat(page.links()).extracting(PageLink::url).containsExactly("https://example.org/deep");
        assertThat(read("<a href=/x>".repeat(2) + "<b><i><table><tr><td>".repeat(20_000) + "<a href=/y>")
                        .links())
                .hasSize(2);
    }

    @Test
    void passesOverStructuredDataBeyondItsBounds() {
        String huge = "{\"image\":\"/a.png\",\"x\":\"" + "y".repeat(2 << 20) + "\"}";
        String deep = "{\"image\":" + "[".repeat(100_000) + "\"/b.png\"" + "]".repeat(100_000) + "}";
        PageContent page =
                read("<script type=application/ld+json>" + huge + "</script><script type=application/ld+json>" + deep
                        + "</script><script type=application/ld+json>{\"image\":\"/c.png\"}</script>");
        assertThat(page.media()).extracting(MediaLink::url).containsExactly("https://example.org/c.png");
    }

    /** Ten megabytes each of what every pattern begins with; a pattern that backtracks would take hours. */
    @Test
    @Tag("full")
    void readsTextMadeOfBeginningsInTime() {
        for (String start : new String[] {
            "http",
            "https://",
            "UA-1",
            "LA.init({",
            "cnzz.com/?",
            "slotbydup",
            "amazon.com/?",
            "QQ群",
            "ICP",
            "@a.",
            "a@",
            "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb ",
            "提取码",
            "https://pan.baidu.com/s/1 ",
            "magnet:?",
            "setSiteId','",
            "t.me/"
        }) {
            String text = start.repeat(4_000_000 / start.length());
            PageContent page = read("<script>" + text + "</script><p>" + text + "</p>");
            assertThat(page.signals().size()).isLessThanOrEqualTo(200);
        }
    }

    @Test
    void boundsWhatItKeeps() {
        StringBuilder html = new StringBuilder("<title>" + "t".repeat(10_000) + "</title>");
        for (int i = 0; i < 6_000; i++) {
            html.append("<p>user")
                    .append(i)
                    .append("@example.org https://pan.baidu.com/s/")
                    .append(i);
            html.append("<link rel=alternate type=application/rss+xml href=/feed")
                    .append(i)
                    .append('>');
        }
        html.append("<a href='magnet:?").append("x".repeat(5_000)).append("'>m</a>");
        PageContent page = read(html.toString());
        assertThat(page.title()).hasSize(500);
        assertThat(page.signals()).hasSize(200);
        assertThat(page.recorded()).hasSize(5_000);
        assertThat(page.feeds()).hasSize(100);
        assertThat(page.cut()).isTrue();
    }

    @Test
    void neverFailsForNoise() {
        Random random = new Random(20_260_101);
        String pieces = "<>\"'=/ab:;?#&%\u0000\uFFFF@.-0 \\";
        String[] words = {
            "<a href=",
            "<script>",
            "</script>",
            "<base href=",
            "<meta http-equiv=refresh content=",
            "srcset=",
            "http://",
            "url(",
            "<!--",
            "<svg>",
            "<style>",
            "itemprop=url",
            "data:",
            "&#x",
            "<template>",
            "ICP备",
            "<frameset>"
        };
        for (int round = 0; round < 2_000; round++) {
            StringBuilder html = new StringBuilder();
            for (int i = 0; i < 60; i++) {
                html.append(
                        random.nextInt(3) == 0
                                ? words[random.nextInt(words.length)]
                                : String.valueOf(pieces.charAt(random.nextInt(pieces.length()))));
            }
            byte[] bytes = html.toString().getBytes(StandardCharsets.UTF_8);
            assertThat(PageReader.read(bytes, "", PAGE, Map.of()).links())
                    .as("round %d: %s", round, html)
                    .allSatisfy(link -> assertThat(link.url()).startsWith("http"));
        }
    }
}
