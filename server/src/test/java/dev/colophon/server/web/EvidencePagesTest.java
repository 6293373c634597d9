package dev.colophon.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.server.ServedHome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence is listed, shown with what the verifier finds, handed out, and verified whoever it comes from. */
@Tag("full")
class EvidencePagesTest {

    private static final String HOSTILE = "</title><script>alert(1)</script>\u202E";

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

    private HttpResponse<byte[]> bytes(String path) throws Exception {
        return home.client.send(home.to(path).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<String> handedOver(String name, byte[] file) throws Exception {
        return home.send(home.post("/verify", Map.of("_csrf", home.csrf()), name, file));
    }

    private static byte[] zipped(Map<String, byte[]> files) throws Exception {
        var out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return out.toByteArray();
    }

    @Test
    void aBundleIsShownHandedOutAndVerifiesElsewhere() throws Exception {
        assertThat(home.get("/evidence").body()).contains("No evidence was taken yet.");
        String name = home.evidence("/lake.png", "Lake " + HOSTILE, ServedHome.copy());
        assertThat(home.get("/evidence").body()).contains("/evidence/" + name, "One bundle");
        assertThat(Jsoup.parse(home.get("/evidence").body()).select("tbody tr").text())
                .contains("hxxp://127.0.0[.]1:", LocalDate.now(ZoneOffset.UTC).toString());

        String shown = home.get("/evidence/" + name).body();
        Document page = Jsoup.parse(shown);
        assertThat(page.select("main .note").eachText().getFirst()).startsWith("Grade C:");
        assertThat(page.select(".state.fault")).isEmpty();
        assertThat(page.select("pre").text())
                .contains("java -jar colophon-verify.jar " + name + ".wacz", "unzip -q ../" + name + ".wacz");
        assertThat(page.text()).contains("hxxp://127.0.0[.]1:").doesNotContain(folder.toString());
        assertThat(shown).doesNotContain("<script>alert", "\u202E");
        assertThat(home.get("/evidence/" + name + "?lang=zh-Hans").body()).contains("等级 C", "没有不成立的");
        assertThat(home.get("/?lang=en").statusCode()).isEqualTo(200);

        HttpResponse<byte[]> zip = bytes("/evidence/" + name + "/files");
        assertThat(zip.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(zip.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"" + name + ".zip\"");
        assertThat(zip.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        var names = new TreeSet<String>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.body()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names).contains(name + ".wacz", name + ".tsr", name + ".trust/log.vkey");
        assertThat(bytes("/evidence/" + name + "/report").statusCode()).isEqualTo(404);
        assertThat(bytes("/evidence/C-99-1/files").statusCode()).isEqualTo(404);
        assertThat(bytes("/evidence/..%2Fkeys/files").statusCode()).isIn(400, 404);

        HttpResponse<String> verified = handedOver(name + ".zip", zip.body());
        assertThat(verified.statusCode()).isEqualTo(200);
        assertThat(verified.body()).contains("Grade C:", name).doesNotContain("colophon-proof", "Hand these over, too");

        HttpResponse<String> alone = handedOver(
                name + ".wacz",
                Files.readAllBytes(home.settings.home().evidence().resolve(name + ".wacz")));
        assertThat(Jsoup.parse(alone.body()).select("main .note").eachText().getFirst())
                .contains("Hand these over, too:", name + ".trust/log.vkey");
    }

    @Test
    void whatWasChangedIsSaidFirstAndNothingBesideItIsGreen() throws Exception {
        String name = home.evidence("/lake.png", "Lake", ServedHome.copy());
        Path leaf = home.settings.home().evidence().resolve(name + ".leaf.json");
        Files.writeString(leaf, Files.readString(leaf).replace("capture", "Capture"));
        Document page = Jsoup.parse(home.get("/evidence/" + name).body());
        assertThat(page.select("main .note").eachText().getFirst()).startsWith("Grade F:");
        assertThat(page.select("ul.checks .state").eachText().getFirst()).isEqualTo("FAIL");
        assertThat(page.select(".checks .state.cleared")).isEmpty();
        assertThat(page.select(".checks .state.passed")).isNotEmpty();
    }

    @Test
    void whatIsNoProofIsRefusedInOneLineAndNothingIsKept() throws Exception {
        var both = new LinkedHashMap<>(Map.of("a", new byte[] {1}));
        both.put("a/b", new byte[] {1});
        byte[] noise = new byte[5000];
        new Random(1).nextBytes(noise);
        byte[] whole = zipped(Map.of("C-1-1.wacz", noise));
        for (var refused : Map.of(
                        "f.zip",
                        zipped(both),
                        "g.zip",
                        Arrays.copyOf(whole, whole.length / 2),
                        "h.zip",
                        zipped(Map.of(
                                "C-1-1.wacz", new byte[] {1}, "C-1-1.trust", new byte[] {1}, "log.vkey", new byte[] {1
                                })))
                .entrySet()) {
            HttpResponse<String> answer = handedOver(refused.getKey(), refused.getValue());
            assertThat(answer.statusCode()).as(refused.getKey()).isEqualTo(422);
            assertThat(Jsoup.parse(answer.body()).select(".note.fault").text())
                    .as(refused.getKey())
                    .contains(refused.getKey().equals("g.zip") ? "it is damaged" : "two files of one name");
        }
        for (var refused : Map.of(
                        "song.mp3", new byte[] {1, 2, 3},
                        "empty.wacz", new byte[0],
                        "C-1-1.wacz", "no container".getBytes(UTF_8),
                        "a.zip", zipped(Map.of("../evil", new byte[] {1})),
                        "b.zip", zipped(Map.of("/etc/evil", new byte[] {1})),
                        "c.zip", "no archive".getBytes(UTF_8),
                        "d.receipt.json", "{\"a\":".getBytes(UTF_8),
                        "e.declaration.json", "{\"a\":1}".getBytes(UTF_8))
                .entrySet()) {
            HttpResponse<String> answer = handedOver(refused.getKey(), refused.getValue());
            assertThat(answer.statusCode()).as(refused.getKey()).isIn(422, 200);
            Document page = Jsoup.parse(answer.body());
            assertThat(page.select(".note.fault").text()).as(refused.getKey()).isNotBlank();
            assertThat(page.text()).doesNotContain("colophon-proof", "colophon-upload");
        }
        assertThat(handedOver("", new byte[0]).statusCode()).isEqualTo(400);
        for (String folder : List.of("evidence", "uploads", "references")) {
            assertThat(ServedHome.keptIn(home.settings.home().folder().resolve(folder)))
                    .as(folder)
                    .isEmpty();
        }
    }

    @Test
    void timestampsAreLookedAfter() throws Exception {
        String name = home.evidence("/lake.png", "Lake", ServedHome.copy());
        assertThat(home.send(home.post("/evidence/renew", Map.of("_csrf", home.csrf()), "", new byte[0]))
                        .statusCode())
                .isEqualTo(303);
        assertThat(home.get("/evidence").body()).contains("One bundle was looked after.", name);
    }
}
