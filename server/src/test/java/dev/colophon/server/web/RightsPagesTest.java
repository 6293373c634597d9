package dev.colophon.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.server.ServedHome;
import dev.colophon.service.licence.ChangeRights;
import dev.colophon.service.licence.LicenceTerms;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A work with its rights, licences and offers, and what is to be done about copies. */
@Tag("full")
class RightsPagesTest {

    private static final String HOSTILE = "</title><script>alert(1)</script><img src=x onerror=alert(2)>\u202E\"'>";

    /** Without what names and notes may not have, since nobody sees it. */
    private static final String SEEN_HOSTILE = HOSTILE.replace("\u202E", "");

    @TempDir
    Path folder;

    private ServedHome home;
    private String work = "";

    @BeforeEach
    void start() throws Exception {
        home = new ServedHome(folder);
        Path works = Files.createDirectories(folder.resolve("works"));
        home.register(Files.write(works.resolve("lake.png"), ServedHome.picture()), "Lake", "Lin Example");
        Path found = Files.createDirectories(folder.resolve("found"));
        Files.write(found.resolve("copy.png"), ServedHome.copy());
        home.scan(found);
        work = Jsoup.parse(home.get("/works").body()).select("a.title").attr("href");
    }

    @AfterEach
    void stop() {
        home.close();
    }

    private HttpResponse<String> posted(String path, Map<String, String> fields) throws Exception {
        return home.send(home.form(path, fields));
    }

    private Document page(String path) throws Exception {
        HttpResponse<String> answer = home.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("<script>alert", "<img src=x", "\u202E");
        return Jsoup.parse(answer.body());
    }

    private String id() {
        return work.substring(work.lastIndexOf('/') + 1);
    }

    private static Map<String, String> details(Document page) {
        Map<String, String> fields = new HashMap<>();
        for (Element input : page.select("form[action$=/details] input")) {
            fields.put(input.attr("name"), input.val());
        }
        fields.remove("_csrf");
        return fields;
    }

    @Test
    void titleAndPeopleAreEditedAndWhatIsOutOfDateIsNot() throws Exception {
        Map<String, String> fields = details(page(work));
        assertThat(posted(work + "/details", fields).headers().firstValue("Location"))
                .contains(work + "?done=unchanged");
        Map<String, String> changed = new HashMap<>(fields);
        changed.put("title", "Lake " + HOSTILE);
        changed.put("creator", "Ada " + SEEN_HOSTILE);
        changed.put("identifier", "isrc=USRC17607839");
        assertThat(posted(work + "/details", changed).headers().firstValue("Location"))
                .contains(work + "?done=edited");
        Document after = page(work);
        assertThat(after.select("h1").text()).startsWith("Lake </title><script>");
        assertThat(after.text()).contains("made by Ada </title>", "USRC17607839");
        HttpResponse<String> stale = posted(work + "/details", changed);
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("This was changed meanwhile.");
        Map<String, String> wrong = new HashMap<>(details(after));
        wrong.put("identifier", "isrc=nonsense");
        HttpResponse<String> refused = posted(work + "/details", wrong);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.body()).select("input[name=identifier]").val())
                .isEqualTo("isrc=nonsense");
    }

    @Test
    void allIsHeldAndReleasedAgain() throws Exception {
        Document before = page(work);
        assertThat(before.select("#policy").text()).contains("Any copy: ask for removal");
        String seen = before.select("form[action$=/hold] input[name=seen]").val();
        assertThat(posted(work + "/hold", Map.of("seen", seen, "on", "true")).statusCode())
                .isEqualTo(303);
        assertThat(page(work).select("#policy").text()).contains("Any copy: do nothing");
        assertThat(posted(work + "/hold", Map.of("seen", seen, "on", "true")).statusCode())
                .isEqualTo(409);
        seen = page(work).select("form[action$=/hold] input[name=seen]").val();
        assertThat(posted(work + "/hold", Map.of("seen", seen, "on", "false")).statusCode())
                .isEqualTo(303);
        assertThat(page(work).select("#policy").text()).contains("Any copy: ask for removal");
    }

    @Test
    void filesAreAddedToAWork() throws Exception {
        String added = home.done(
                home.post(work + "/files", Map.of("_csrf", home.csrf()), "lake as found.png", ServedHome.copy()));
        assertThat(home.get(added).body()).contains("lake as found.png");
        assertThat(page(work).select("#refs li")).hasSize(2);
    }

    @Test
    void rightsThatAreNotSettledAreSaidInWords() throws Exception {
        for (var share : Map.of("DE", "60%", "FR", "100%").entrySet()) {
            new ChangeRights(home.settings)
                    .change(
                            ServedHome.ADA,
                            new ChangeRights.Request.Add(
                                    id(),
                                    "Quay " + SEEN_HOSTILE,
                                    share.getValue(),
                                    new LicenceTerms(
                                            List.of(),
                                            List.of(share.getKey()),
                                            List.of(),
                                            Optional.empty(),
                                            Optional.empty()),
                                    true));
        }
        String rights = page(work).select("#rights").text();
        assertThat(rights)
                .contains("Germany", "40 % missing", "France", "Complete", "In 2 cases the shares are not settled.");
        assertThat(page(work + "?lang=zh-Hans").select("#rights").text()).contains("德国", "缺 40 %");
        assertThat(home.get("/?lang=en").statusCode()).isEqualTo(200);
    }

    @Test
    void aLicenceIsGrantedClearsAndIsRevokedOnce() throws Exception {
        assertThat(page("/licences").text()).contains("No licence is granted yet.");
        HttpResponse<String> nobody = posted("/licences", Map.of("work", id(), "note", "N " + SEEN_HOSTILE));
        assertThat(nobody.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(nobody.body()).select("#g-n").val()).isEqualTo("N " + SEEN_HOSTILE);
        String soon = LocalDate.now(ZoneOffset.UTC).plusDays(10).toString();
        HttpResponse<String> granted = posted(
                "/licences",
                Map.of("work", id(), "anyone", "true", "to", soon, "use", "Display", "note", "N " + SEEN_HOSTILE));
        assertThat(granted.headers().firstValue("Location").orElseThrow())
                .startsWith("/licences?done=granted&cleared=1");
        Document page = page("/licences?done=granted&cleared=1");
        assertThat(page.select("table").text())
                .contains("anyone", "Lake", "display", "Ends within 30 days", "until " + soon);
        assertThat(page.text()).contains("One copy that was open or held is licensed now.");
        assertThat(page(work).select("#lic").text()).contains("anyone");
        assertThat(page(work).select("#reach").text()).contains("One copy was seen: one of them lawful.");
        String revoke = page.select("form[action$=/revoke]").attr("action");
        assertThat(posted(revoke, Map.of()).statusCode()).isEqualTo(303);
        assertThat(posted(revoke, Map.of()).statusCode()).isEqualTo(409);
        assertThat(page("/licences").select("table").text()).contains("Revoked");
    }

    @Test
    void whatIsConfirmedAndLicensedLaterIsToBeDecidedAnew() throws Exception {
        String sighting = "/sightings/" + home.sightings().getFirst();
        assertThat(posted(sighting + "/decision", Map.of("seen", "none", "decision", "confirmed", "reason", "looked"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(page(sighting).select("[data-covered]")).isEmpty();
        assertThat(page(sighting).text()).contains("ask for its removal");
        HttpResponse<String> granted = posted("/licences", Map.of("work", id(), "anyone", "true"));
        Document licences = page(granted.headers().firstValue("Location").orElseThrow());
        assertThat(licences.select("a[href=/inbox?state=confirmed]")).hasSize(1);
        Document compared = page(sighting);
        assertThat(compared.select("[data-covered]").text())
                .contains("A licence covers this copy now.", "Lin Example for anyone", "Decide anew");
        assertThat(compared.select("[data-covered] a[href=/licences]")).hasSize(1);
        assertThat(compared.text()).doesNotContain("ask for its removal");
        assertThat(page("/inbox?state=confirmed").select("ol.sightings").text())
                .contains("A licence covers it: decide anew");
        String seen = compared.select("form[action$=/undo] input[name=seen]").val();
        posted(sighting + "/undo", Map.of("seen", seen));
        seen = page(sighting).select("form[data-decide] input[name=seen]").val();
        posted(sighting + "/decision", Map.of("seen", seen, "decision", "licensed", "reason", "contract 7"));
        assertThat(page(sighting).select("[data-covered]")).isEmpty();
    }

    @Test
    void whatThePageSaysOfALicenceIsToldWhereTheCopyIsDecided() throws Exception {
        String host = home.scanSite(
                ServedHome.copy(),
                "/",
                "<title>Found</title><img src=lake.png><p><a rel=license"
                        + " href=https://creativecommons.org/licenses/by/4.0/>CC</a>");
        Document inbox = page("/inbox?host=" + host.replaceFirst(":.*", ""));
        assertThat(inbox.select("ol.sightings").text()).contains("The page says: ", "CC BY 4.0");
        String sighting = inbox.select("ol.sightings h2 a").attr("href");
        Document compared = page(sighting);
        assertThat(compared.select("section[aria-labelledby=f2]").text())
                .contains("The page says: ", "CC BY 4.0", "first look at what it is", "Creative Commons")
                .doesNotContain("ask for its removal", "No sign of an exception", "CREATIVE_COMMONS");
    }

    @Test
    void anOfferIsMadeAcceptedOnceOrDeclined() throws Exception {
        Map<String, String> fields = new HashMap<>(Map.of(
                "_csrf", home.csrf(),
                "form", "offer",
                "work", id(),
                "hosts", "radio.example",
                "amount", "12.50",
                "currency", "EUR",
                "dispute", "mailto:a@example.org",
                "note", "N " + SEEN_HOSTILE));
        assertThat(home.send(home.post("/offers", fields, "", new byte[0])).statusCode())
                .isEqualTo(422);
        for (int i = 0; i < 2; i++) {
            assertThat(home.send(home.post("/offers", fields, "terms.txt", ("terms " + i).getBytes(UTF_8)))
                            .statusCode())
                    .isEqualTo(303);
        }
        Document page = page("/licences");
        fields.put("once", page.select("#offer input[name=once]").val());
        fields.put("amount", "99");
        for (int i = 0; i < 2; i++) {
            assertThat(home.send(home.post("/offers", fields, "terms.txt", "terms".getBytes(UTF_8)))
                            .headers()
                            .firstValue("Location"))
                    .as("sent twice")
                    .contains("/licences?done=offered#offers");
        }
        assertThat(page("/licences").select("#offers").text()).contains("Waiting 3");
        assertThat(page.select("#offers").text()).contains("12.50 EUR", "radio[.]example", "Waiting 2");
        List<String> accepts = page.select("#offers form").eachAttr("action");
        assertThat(posted(accepts.get(0), Map.of("words", "by letter " + SEEN_HOSTILE))
                        .statusCode())
                .isEqualTo(303);
        assertThat(posted(accepts.get(0), Map.of("words", "again")).statusCode())
                .isEqualTo(409);
        assertThat(posted(accepts.get(1).replace("/accept", "/decline"), Map.of("words", "no"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(page("/licences").select("#offers").text()).contains("Accepted 1", "Declined 1");
        assertThat(page("/licences").select("table").text()).contains("radio[.]example");
    }

    @Test
    void rulesAreTriedAndOnlyThenPutInForce() throws Exception {
        HttpResponse<String> unknown = posted("/policies", Map.of("work", id(), "rules", "forbid " + HOSTILE));
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(unknown.body()).select("textarea").val()).contains("forbid </title>");
        Map<String, String> rules =
                Map.of("work", id(), "rules", "license partial image in DE when > 10 percent of reference; count");
        HttpResponse<String> tried = posted("/policies", rules);
        assertThat(tried.statusCode()).isEqualTo(200);
        Document page = Jsoup.parse(tried.body());
        assertThat(page.select("#difference").text())
                .contains(
                        "One copy was seen",
                        "a part of the work, picture, Germany, more than 10 % of the work: offer a licence");
        assertThat(page("/policies").text()).contains("No rules yet.");
        String seen = page.select("#difference input[name=seen]").val();
        Map<String, String> arm = new HashMap<>(rules);
        arm.put("seen", seen);
        arm.put("act", "arm");
        assertThat(posted("/policies", arm).headers().firstValue("Location")).contains("/policies?done=armed");
        assertThat(posted("/policies", arm).statusCode()).isEqualTo(409);
        page = page("/policies");
        assertThat(page.select("ul.list").text()).contains("In force", "Whatever no rule fits");
        seen = page.select("form[action=/policies/remove] input[name=seen]").val();
        assertThat(posted("/policies/remove", Map.of("work", id(), "seen", seen))
                        .statusCode())
                .isEqualTo(303);
        assertThat(posted("/policies/remove", Map.of("work", id(), "seen", seen))
                        .statusCode())
                .isEqualTo(409);
        assertThat(page("/policies").text()).contains("No rules yet.");
    }
}
