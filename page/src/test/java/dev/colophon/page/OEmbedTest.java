package dev.colophon.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.page.media.MediaLink;
import dev.colophon.page.media.MediaLink.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class OEmbedTest {

    private static final String URL = "https://example.org/oembed?url=x";

    private static List<MediaLink> media(String answer, String type) {
        return OEmbed.media(answer.getBytes(StandardCharsets.UTF_8), type, URL);
    }

    @Test
    void readsJson() {
        assertThat(media("""
                        {"type":"video","thumbnail_url":"https://img.example/t.jpg",
                         "html":"<iframe src=\\"https://player.example/e/1\\"></iframe><video src=https://cdn.example/v.mp4>"}""", "application/json"))
                .extracting(MediaLink::url, MediaLink::element, MediaLink::role)
                .containsExactly(
                        Tuple.tuple("https://img.example/t.jpg", "oembed[thumbnail_url]", Role.EMBEDDED),
                        Tuple.tuple("https://player.example/e/1", "oembed iframe[src]", Role.FRAME),
                        Tuple.tuple("https://cdn.example/v.mp4", "oembed video[src]", Role.EMBEDDED));
    }

    @Test
    void readsXmlWithoutEntities() {
        assertThat(media("""
                        <?xml version="1.0"?><!DOCTYPE oembed [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                        <oembed><type>photo</type><url>https://img.example/a.jpg?x=1&amp;y=2</url>
                        <html>&lt;img src="https://img.example/b.jpg"&gt;&x;</html></oembed>""", "text/xml"))
                .extracting(MediaLink::url)
                .containsExactly("https://img.example/a.jpg?x=1&y=2", "https://img.example/b.jpg");
    }

    @Test
    void givesNothingForWhatIsNoAnswer() {
        assertThat(media("{\"type\":", "")).isEmpty();
        assertThat(media("<html>not found</html>", "text/html")).isEmpty();
        assertThat(media("{\"url\":\"file:///etc/passwd\",\"thumbnail_url\":\"\"}", ""))
                .isEmpty();
        assertThat(media("{\"url\":\"https://img.example/" + "x".repeat(2 << 20) + "\"}", ""))
                .isEmpty();
    }
}
