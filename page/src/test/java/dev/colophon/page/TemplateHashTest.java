package dev.colophon.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.page.signal.SignalKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TemplateHashTest {

    private static Optional<String> hash(String html) {
        return PageReader.read(html, "https://example.org/", Map.of()).signals().stream()
                .filter(signal -> signal.kind() == SignalKind.TEMPLATE)
                .map(signal -> signal.value())
                .findFirst();
    }

    private static int distance(String a, String b) {
        return Long.bitCount(
                Long.parseUnsignedLong(hash(a).orElseThrow(), 16) ^ Long.parseUnsignedLong(hash(b).orElseThrow(), 16));
    }

    /** A page of the template with this seed: {@code content} decides what is written, how much, and with what. */
    private static String page(long template, long content) {
        Random frame = new Random(template * 7_919);
        Random text = new Random(content);
        String prefix = "" + (char) ('a' + template % 26) + (char) ('a' + template / 26) + "-";
        StringBuilder html = new StringBuilder(
                "<html><head><title>" + content + "</title></head><body class='post-" + content + "'>");
        int blocks = 4 + frame.nextInt(5);
        for (int block = 0; block < blocks; block++) {
            int parts = 2 + frame.nextInt(4);
            html.append("<div class='")
                    .append(prefix)
                    .append("block")
                    .append((char) ('a' + block))
                    .append("'>");
            for (int part = 0; part < parts; part++) {
                String name = prefix + (char) ('a' + block) + (char) ('k' + frame.nextInt(12));
                html.append("<section class='")
                        .append(name)
                        .append("' id='p")
                        .append(content)
                        .append("'><div class='inner-")
                        .append(name)
                        .append("'>");
                writing(html, text);
                html.append("</div></section>");
            }
            html.append("</div>");
        }
        return html.append("</body></html>").toString();
    }

    private static void writing(StringBuilder html, Random text) {
        String[] pieces = {
            "<p>word <b>bold</b> <a href=/x>link</a></p>",
            "<ul><li>a</li><li>b</li></ul>",
            "<img src=a.png alt=''>",
            "<h2>head</h2>",
            "<blockquote><p>said</p></blockquote>",
            "<table><tr><td>1</td></tr></table>",
            "<br><em>e</em>"
        };
        for (int i = text.nextInt(8); i >= 0; i--) {
            html.append(pieces[text.nextInt(pieces.length)]);
        }
    }

    @Test
    void pagesOfOneTemplateLieWithinThreeBitsWhateverTheySay() {
        for (long template = 0; template < 50; template++) {
            for (long content = 1; content < 6; content++) {
                assertThat(distance(page(template, 0), page(template, content)))
                        .as("template %d, content %d", template, content)
                        .isLessThanOrEqualTo(3);
            }
        }
    }

    /** A gallery or a video in an article has classes of its own. */
    @Test
    void ablockDeepInAnArticleChangesLittle() {
        List<Integer> distances = new ArrayList<>();
        for (long template = 0; template < 50; template++) {
            String plain = page(template, 1);
            int end = plain.indexOf("</div></section>");
            String gallery = plain.substring(0, end) + "<div class=gallery><figure class=gallery-item>x</figure></div>"
                    + plain.substring(end);
            distances.add(distance(plain, gallery));
        }
        assertThat(distances.stream().filter(bits -> bits <= 3).count())
                .as("%s", distances)
                .isGreaterThanOrEqualTo(45);
    }

    @Test
    @Tag("full")
    void templatesLieFarApart() {
        List<Integer> distances = new ArrayList<>();
        for (long a = 0; a < 50; a++) {
            for (long b = a + 1; b < 50; b++) {
                distances.add(distance(page(a, a), page(b, b)));
            }
        }
        assertThat(distances).allSatisfy(bits -> assertThat(bits).isGreaterThan(8));
        assertThat(distances.stream().mapToInt(bits -> bits).average().orElseThrow())
                .isGreaterThan(24);
    }

    @Test
    void saysNothingAboutPagesWithoutASkeleton() {
        assertThat(hash("<html><head><title>404 Not Found</title></head><body><center><h1>404</h1></center><hr>nginx"))
                .isEmpty();
        assertThat(hash("")).isEmpty();
        assertThat(hash(page(1, 1))).get().asString().matches("[0-9a-f]{16}");
    }
}
