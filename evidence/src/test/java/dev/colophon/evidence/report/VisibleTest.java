package dev.colophon.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class VisibleTest {

    @Test
    void markupIsText() {
        assertThat(Visible.html("<script>alert('x')</script> & \"quoted\""))
                .isEqualTo("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;quoted&quot;");
    }

    @Test
    void whatCannotBeSeenIsSpelledOut() {
        assertThat(Visible.html("a\u202eb\u2066c\u200bd\ufeffe\u0000f\u007fg\udb40\udc41h\ud800i"))
                .isEqualTo("a[U+202E]b[U+2066]c[U+200B]d[U+FEFF]e[U+0000]f[U+007F]g[U+0E0041]h[U+D800]i");
        assertThat(Visible.html("one\r\ntwo\tthree")).isEqualTo("one  two three");
    }

    @Test
    void whatScriptsNeedStays() {
        String text = "山河旧梦 ★ 😀 نمی\u200cخواهم क्\u200dष é";
        assertThat(Visible.html(text)).isEqualTo(text);
    }

    @Test
    void aLongTextIsCutBetweenCharactersAndSaysHowLongItIs() {
        assertThat(Visible.cut("😀".repeat(10), 3)).isEqualTo("😀😀😀… (10)");
        assertThat(Visible.cut("😀😀😀", 3)).isEqualTo("😀😀😀");
    }

    @Test
    void nothingOfAnyTextIsMarkup() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(40); n > 0; n--) {
                text.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(65_536)));
            }
            String html = Visible.html(text.toString());
            assertThat(html).as("seed %d", seed).doesNotContain("<", ">", "\"", "'");
            assertThat(html.codePoints().filter(point -> point < 32 || Character.getType(point) == Character.SURROGATE))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void textWithoutMarkupKeepsItsSignsAndOnlyItsOwnLines() {
        assertThat(Visible.line("a <b> & \u202Ec\r\nBcc: d\0")).isEqualTo("a <b> & [U+202E]c  Bcc: d[U+0000]");
        assertThat(Visible.lines("a\r\nb\u202E\n\nc\td")).isEqualTo("a\nb[U+202E]\n\nc d");
    }
}
