package dev.colophon.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.samples.text.Stories;
import dev.colophon.server.ServedHome;
import dev.colophon.store.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages say of lists that are longer than what is counted. */
@Tag("full")
class LongListsTest {

    private static final int COUNTED = 10_000;

    @TempDir
    Path folder;

    private ServedHome home;

    @BeforeEach
    void start() throws Exception {
        home = new ServedHome(folder);
        home.register(
                Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf()), "The Last Leaf", "Ada Example");
        Path found = Files.createDirectories(folder.resolve("found"));
        Files.writeString(found.resolve("copy.txt"), "Found: " + Stories.theLastLeaf());
        home.scan(found);
    }

    @AfterEach
    void stop() {
        home.close();
    }

    /** As many copies more as the one that is there. */
    private void copies(int from, int to) {
        try (Database database = Database.open(home.settings.home(), home.settings.database())) {
            String numbers =
                    " from (with recursive r(n) as (select %d union all select n + 1 from r where n < %d) select n from r), "
                                    .formatted(from, to)
                            + "(select * from sighting order by id desc limit 1) as s";
            database.change(dsl -> {
                dsl.execute("insert into place (key, uri, host, state, priority, due_at, attempts, every_ms) select"
                        + " printf('%032x', n), 'https://radio.example/' || n, 'radio.example', 'LOCAL', 0, 0, 0, 0"
                        + numbers);
                dsl.execute(
                        "insert into observation (id, place, at, outcome, content) select 'o' || n, printf('%032x', n),"
                                + " s.last_seen, 'CONTENT', s.content" + numbers);
                dsl.execute(
                        "insert into sighting (id, organisation, place, host, content, work, state, first_seen, last_seen, grade)"
                                + " select printf('%08x', n) || '-0000-7000-8000-000000000000', s.organisation,"
                                + " printf('%032x', n), 'radio.example', s.content, s.work, 'PRESENT', s.first_seen,"
                                + " s.last_seen, s.grade" + numbers);
            });
        }
    }

    private String page(String path) throws Exception {
        return home.get(path).body();
    }

    @Test
    void whatIsNotCountedIsSaidToBeMore() throws Exception {
        copies(1, COUNTED - 1);
        assertThat(page("/")).contains("10,000 copies wait for you.").doesNotContain("more than");
        copies(COUNTED, COUNTED);
        Map<String, String> said = Map.of(
                "en", "More than 10,000 copies wait for you.",
                "zh-Hans", "有超过 10,000 个副本等待您处理。",
                "zh-Hant", "有超過 10,000 個副本等您處理。",
                "mn", "олон хуулбар таныг хүлээж байна.");
        for (String language : said.keySet()) {
            assertThat(page("/?lang=" + language)).as(language).contains(said.get(language));
        }
        assertThat(page("/inbox?lang=en")).contains("Inbox <b>more than 10,000</b>");
    }
}
