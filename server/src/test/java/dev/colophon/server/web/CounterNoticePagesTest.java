package dev.colophon.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.server.NoticedHome;
import dev.colophon.server.NoticedHome.Stage;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counter-notices in the browser: all of them, what one lacks, and what the law of China makes of a complete one. */
@Tag("full")
class CounterNoticePagesTest {

    @TempDir
    Path folder;

    private NoticedHome home;

    @BeforeEach
    void start() throws Exception {
        home = new NoticedHome(folder, Stage.DRAFTED, "The Last Leaf", "Ada");
    }

    @AfterEach
    void stop() {
        home.close();
    }

    private void done(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 303);
    }

    @Test
    void allThatCameStandOnThePageAndAnIncompleteOneStopsNoTime() throws Exception {
        done(home.act("/notices/N-1", "sent", Map.of("means", "letter")));
        String unsigned = NoticePagesTest.COUNTER
                .replace("Signature: /s/ Bo Uploader", "")
                .replace("Bo", "Cy");
        done(home.act("/notices/N-1", "answer", Map.of("text", unsigned, "kind", "counter-notice")));
        Document waits = home.page("/notices/N-1");
        assertThat(waits.select("#both").text()).contains("Cy Uploader", "the signature", "missing", "none stops");
        assertThat(waits.select(".card.due").text())
                .contains("act, for the host", "tell whoever sent it what it lacks");
        done(home.act(
                "/notices/N-1",
                "answer",
                Map.of("text", NoticePagesTest.COUNTER, "kind", "counter-notice", "field.items.url", "holds")));
        Document both = home.page("/notices/N-1");
        assertThat(both.select("#both blockquote").eachText())
                .hasSize(2)
                .anyMatch(words -> words.contains("Cy Uploader"))
                .anyMatch(words -> words.contains("Bo Uploader"));
        assertThat(both.select("#both .ticks")).hasSize(2);
        assertThat(home.page("/notices/N-1?lang=zh-Hans").select("#both").text())
                .contains("不齐备", "已进行的期限也不停止");
    }

    /** Article 17: a complete explanation brings what was stored back at once, and nobody may notify again. */
    @Test
    void aCompleteExplanationUnderTheRegulationOfChinaRestoresAtOnceAndForGood() throws Exception {
        Map<String, String> draft = Map.of(
                "regime",
                "cn-rprnd-2013",
                "provider",
                "Host",
                "facts",
                "no licence",
                "declare",
                "truth",
                "sign",
                "Ada Byron");
        done(home.send("/cases/K-1/draft", draft));
        done(home.act("/notices/N-2", "sent", Map.of("means", "letter")));
        Map<String, String> answer = new HashMap<>(Map.of("text", "书面说明：该内容不构成侵权，请恢复。张三", "kind", "counter-notice"));
        done(home.act("/notices/N-2", "answer", answer));
        assertThat(home.page("/notices/N-2?lang=zh-Hans").select(".card.due").text())
                .as("it lacks what article 16 asks for")
                .contains("采取措施", "服务商");
        List.of("user.name", "user.contact", "user.address", "items.title", "items.url", "proof.noInfringement")
                .forEach(field -> answer.put("field." + field, "holds"));
        done(home.act("/notices/N-2", "answer", answer));
        Document restored = home.page("/notices/N-2?lang=zh-Hans");
        assertThat(restored.select("#clock").text())
                .contains("信息网络传播权保护条例 17", "立即恢复被删除的作品")
                .doesNotContain("RESTORED", "COUNTERED");
        Map<String, String> other = new HashMap<>(draft);
        other.put("facts", "other words");
        HttpResponse<String> again = home.send("/cases/K-1/draft", other);
        assertThat(again.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(again.body()).contains("信息网络传播权保护条例 17");
    }
}
