package dev.colophon.server.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colophon.server.NoticedHome;
import dev.colophon.server.NoticedHome.Stage;
import dev.colophon.server.ServedHome;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What everybody sees in a browser by the public address, whoever is accused above all. */
@Tag("full")
class VisitorScreensIT {

    private static final String HOSTILE = "<img src=x onerror=alert(1)>\"'>";

    @TempDir
    Path folder;

    @Test
    void everyPageOfVisitorsIsQuietAndThereForEverybody() throws Exception {
        assumeTrue(Chromium.program().isPresent(), "no Chromium: apt-get install chromium");
        int port = ServedHome.freePort();
        String open = "http://localhost:" + port;
        try (NoticedHome home = new NoticedHome(folder, Stage.DRAFTED, "Last Leaf " + HOSTILE, "Ada " + HOSTILE, port);
                Chromium chromium = new Chromium(Chromium.program().get())) {
            assertThat(home.act("/notices/N-1", "sent", Map.of("means", "letter"))
                            .statusCode())
                    .isIn(200, 303);
            String answer = answer(home, open);
            Screens look = new Screens(chromium, open);
            Map<String, String> pages = new LinkedHashMap<>();
            pages.put("open-public", "/public");
            pages.put("open-notice", "/public/notices/N-1");
            pages.put("open-log", "/public/log");
            pages.put("open-verify", "/verify");
            pages.put("open-check", "/check");
            pages.put("open-bot", "/bot");
            pages.put("open-refusal", "/public/notices/N-77");
            pages.put("answer", answer);
            pages.put("answer-counter", answer + "?say=counter-notice");
            pages.put("answer-question", answer + "?say=question");
            look.at(pages);
            answered(chromium, open + answer);
            look.at(Map.of("answer-answered", answer, "open-notice-contested", "/public/notices/N-1"));
            assertThat(look.wrong()).isEmpty();
        }
    }

    private static String answer(NoticedHome home, String open) throws Exception {
        String text = home.served.get("/notices/N-1/files/notice.txt").body();
        Matcher address = Pattern.compile(Pattern.quote(open) + "(/answer/[A-Za-z0-9_-]{22})")
                .matcher(text);
        assertThat(address.find()).as(text).isTrue();
        return address.group(1);
    }

    /** Says what a person would, as the page asks for it. */
    private static void answered(Chromium chromium, String address) throws Exception {
        chromium.open(address + "?say=counter-notice&lang=en");
        chromium.run("document.querySelectorAll('form input[type=checkbox]').forEach(box => { box.checked = true; })");
        chromium.run("document.querySelectorAll('form input[type=text], form textarea').forEach(field => { "
                + "field.value = field.name === 'items.url' ? 'https://host.example/a.txt' : 'Bo Uploader'; })");
        chromium.leave("document.querySelector('main form button[value=hand-in]').click()");
    }
}
