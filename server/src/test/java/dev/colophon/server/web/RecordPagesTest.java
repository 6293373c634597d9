package dev.colophon.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.server.NoticedHome;
import dev.colophon.server.ServedHome;
import dev.colophon.service.record.VerifyPublicRecord;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Campaigns, the public record, and who did what. */
@Tag("full")
class RecordPagesTest {

    private static final String HOSTILE = "</title><script>alert(1)</script>\u202E";
    private static final String SEEN_HOSTILE = HOSTILE.replace("\u202E", "");

    @TempDir
    Path folder;

    private ServedHome home;

    @BeforeEach
    void start() throws Exception {
        home = new ServedHome(folder);
    }

    @AfterEach
    void stop() {
        home.close();
    }

    private Document page(String path) throws Exception {
        HttpResponse<String> answer = home.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("<script>alert", "\u202E");
        return Jsoup.parse(answer.body());
    }

    private HttpResponse<byte[]> file(String path) throws Exception {
        HttpResponse<byte[]> answer =
                home.client.send(home.form(path, Map.of()).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment;");
        return answer;
    }

    private static Map<String, byte[]> unzipped(byte[] zip) throws Exception {
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    @Test
    void aCampaignIsOpenedAndReportedWithItsProof() throws Exception {
        assertThat(page("/campaigns").text()).contains("No campaign was opened yet.");
        Map<String, String> wrong =
                Map.of("name", "S " + SEEN_HOSTILE, "scope", "x", "deadline", "soon", "providers", "a=a.example");
        HttpResponse<String> refused = home.send(home.form("/campaigns", wrong));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.body()).select("#c-n").val()).startsWith("S </title>");
        home.fill("Lake", "Lin", "copy");
        Map<String, String> right = new HashMap<>(wrong);
        right.put("deadline", "2030-03-31");
        right.put("providers", "One " + SEEN_HOSTILE + "=one.example,v.one.example\n\ntwo.example");
        String opened = home.send(home.form("/campaigns", right))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        Document report = page(opened);
        assertThat(report.select("tbody th").text()).contains("One </title>", "two.example", "all providers together");
        assertThat(report.text()).contains("cannot be compared with these", "2030-03-31");
        assertThat(page(opened + "?lang=zh-Hans").text()).contains("全部服务商合计");
        assertThat(home.get("/?lang=en").statusCode()).isEqualTo(200);
        Map<String, byte[]> table = unzipped(file(opened + "/table").body());
        assertThat(table).containsOnlyKeys("campaign.csv", "campaign.csv.leaf.json", "campaign.csv.tlog-proof");
        assertThat(home.get("/campaigns/none").statusCode()).isEqualTo(404);
    }

    @Test
    void theRecordIsExportedAndComputedAgain() throws Exception {
        assertThat(page("/public").text()).contains("Nothing is in the log yet that could be counted.");
        home.fill("Lake", "Lin", "copy");
        assertThat(page("/public").text()).contains("Up to the first 2 entries");
        HttpResponse<byte[]> exported = file("/public/export");
        assertThat(exported.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        Path record = Files.createDirectories(folder.resolve("public-record"));
        for (var one : unzipped(exported.body()).entrySet()) {
            Files.write(folder.resolve(one.getKey()), one.getValue());
        }
        assertThat(new VerifyPublicRecord()
                        .verify(ServedHome.ADA, record, Optional.empty())
                        .fault())
                .isEmpty();
        assertThat(page("/public").text()).contains("load this page again");
        assertThat(home.get("/public/statistics.csv").body())
                .isEqualTo(Files.readString(record.resolve("statistics.csv")));
        HttpResponse<String> verified =
                home.send(home.post("/verify", Map.of("_csrf", home.csrf()), "record.zip", exported.body()));
        assertThat(verified.body()).contains("Public record", "It holds together.");
    }

    @Test
    void whoDidWhatIsListedAndFiltered() throws Exception {
        assertThat(page("/audit").text()).contains("Nothing was done that is like that.");
        home.fill("Lake " + HOSTILE, "Lin", "copy");
        for (String id : home.sightings()) {
            assertThat(home.send(home.form(
                                    "/sightings/" + id + "/decision",
                                    Map.of(
                                            "decision",
                                            "confirmed",
                                            "reason",
                                            "looked " + SEEN_HOSTILE,
                                            "seen",
                                            "none")))
                            .statusCode())
                    .isEqualTo(303);
        }
        String bundle = home.evidence("/lake.png", "Lake", ServedHome.copy());
        Document all = page("/audit");
        assertThat(all.select("tbody tr")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(all.select("tbody").text()).contains("ada", "Confirmed", "looked </title>", "Sealed", bundle);
        assertThat(page("/audit?kind=DECISION").select("tbody").text()).doesNotContain("Sealed");
        assertThat(page("/audit?kind=WORK").select("tbody").text()).contains("not recorded", "Registered", "Lake ");
        assertThat(page("/audit?kind=WORK").select("header").text())
                .as("why nobody is named, and why there is no log entry")
                .contains("Registrations and places that are watched keep no name", "elsewhere there is no log entry");
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        assertThat(page("/audit?kind=EVIDENCE&day=" + today).select("tbody tr")).hasSize(1);
        assertThat(page("/audit?day=2001-01-01").text()).contains("Nothing was done that is like that.");
        for (String wrong : new String[] {"kind=nothing", "day=never", "day=-999999999-01-01", "after=x"}) {
            assertThat(home.get("/audit?" + wrong).statusCode()).as(wrong).isEqualTo(400);
        }
    }

    @Test
    void ofANoticeItListsWhatWasDoneAndNotWhatItRestsOn() throws Exception {
        home.close();
        try (NoticedHome noticed =
                new NoticedHome(folder.resolve("noticed"), NoticedHome.Stage.DRAFTED, "The Last Leaf", "Ada")) {
            String notice = "/notices/N-1";
            noticed.act(notice, "send", Map.of("hold", "60"));
            noticed.due();
            noticed.send(notice + "/deliver", Map.of());
            noticed.act(notice, "retract", Map.of("reason", "it is licensed"));
            Document all = noticed.page("/audit?kind=NOTICE");
            assertThat(all.select("tbody").text())
                    .contains("drafted", "retracted", "it is licensed")
                    .doesNotContain("judged", "reviewed", "captured", "somebody outside");
            assertThat(all.select("tbody a[href=/notices/N-1]")).isNotEmpty();
            assertThat(noticed.page("/audit?kind=CASE").select("tbody a[href=/cases/K-1]"))
                    .isNotEmpty();
            assertThat(noticed.page("/audit?kind=OWNER").select("tbody").text()).contains("ada", "Ada");
            noticed.allow();
            assertThat(noticed.page("/audit?kind=SOURCE").select("tbody a[href=/sources]"))
                    .hasSize(1);
        }
        home = new ServedHome(folder.resolve("again"));
    }
}
