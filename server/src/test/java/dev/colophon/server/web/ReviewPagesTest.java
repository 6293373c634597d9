package dev.colophon.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.samples.text.Stories;
import dev.colophon.server.ServedHome;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.review.LookAtSighting;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reviewing in two browsers, as forms do it without scripts. */
@Tag("full")
class ReviewPagesTest {

    private static final String SIGHTING = "/sightings/([0-9a-f-]{36}).*";

    @TempDir
    Path folder;

    private ServedHome home;

    @BeforeEach
    void start() throws Exception {
        home = new ServedHome(folder);
        Path work = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        home.register(work, "The Last Leaf", "Ada Example");
        Path found = Files.createDirectories(folder.resolve("found"));
        for (int i = 0; i < 6; i++) {
            Files.writeString(found.resolve("copy" + i + ".txt"), "Found: " + Stories.theLastLeaf());
        }
        home.scan(found);
    }

    @AfterEach
    void stop() {
        home.close();
    }

    private String posted(String path, Map<String, String> fields) throws Exception {
        HttpResponse<String> answer = home.send(home.form(path, fields));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String id(String location) {
        Matcher matcher = Pattern.compile(SIGHTING).matcher(location);
        assertThat(matcher.matches()).as(location).isTrue();
        return matcher.group(1);
    }

    /** Another browser of the same person. */
    private HttpClient second() throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .build();
        int entered = client.send(
                        HttpRequest.newBuilder(URI.create(home.server.link().link()))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
        assertThat(entered).isEqualTo(303);
        return client;
    }

    private HttpResponse<String> by(HttpClient client, String path, String form) throws Exception {
        String csrf = Jsoup.parse(client.send(home.to("/").build(), HttpResponse.BodyHandlers.ofString())
                        .body())
                .select("input[name=_csrf]")
                .val();
        return client.send(
                home.to(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + csrf + form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void whatOneLooksAtIsNotGivenToAnotherAndOnesWordsStay() throws Exception {
        String mine = id(posted("/inbox/next", Map.of("queue", "/inbox")));
        try (HttpClient other = second()) {
            HttpResponse<String> given = by(other, "/inbox/next", "&queue=/inbox");
            assertThat(id(given.headers().firstValue("Location").orElseThrow())).isNotEqualTo(mine);
            Document list = Jsoup.parse(other.send(home.to("/inbox").build(), HttpResponse.BodyHandlers.ofString())
                    .body());
            assertThat(list.text()).contains("ada looks at it now.");
            HttpResponse<String> lost =
                    by(other, "/sightings/" + mine + "/decision", "&decision=licensed&reason=L-17&seen=none");
            assertThat(lost.statusCode()).isEqualTo(409);
            Document page = Jsoup.parse(lost.body());
            assertThat(page.text()).contains("Somebody else looks at it by now.");
            assertThat(page.select("form[data-decide] textarea").val()).isEqualTo("L-17");
            assertThat(by(other, "/sightings/" + mine + "/take", "").statusCode())
                    .isEqualTo(303);
        }
        HttpResponse<String> late = home.send(home.form(
                "/sightings/" + mine + "/decision", Map.of("decision", "licensed", "reason", "x", "seen", "none")));
        assertThat(late.statusCode()).as("the other browser took it over").isEqualTo(409);
    }

    @Test
    void oneAfterTheOtherIsDecidedWithoutAReasonAndTakenBackFromTheNext() throws Exception {
        String first = id(posted("/inbox/next", Map.of("queue", "/inbox")));
        Map<String, String> confirm = Map.of("decision", "confirmed", "seen", "none", "queue", "/inbox");
        HttpResponse<String> hasty = home.send(home.form("/sightings/" + first + "/decision", confirm));
        assertThat(hasty.statusCode()).isEqualTo(409);
        assertThat(Jsoup.parse(hasty.body()).select("input[name=sure]").val()).isEqualTo("true");
        String next = posted(
                "/sightings/" + first + "/decision",
                Map.of("decision", "confirmed", "seen", "none", "queue", "/inbox", "sure", "true"));
        assertThat(id(next)).isNotEqualTo(first);
        Document page = Jsoup.parse(home.get(next).body());
        assertThat(page.select(".toast").text()).contains("Confirmed: The Last Leaf.");
        assertThat(home.get("/sightings/" + first).body()).contains("Compared beside the work: it is a copy");
        String undo = page.select(".toast form").attr("action");
        String seen = page.select(".toast input[name=seen]").val();
        String queue = page.select(".toast input[name=queue]").val();
        String undone = posted(undo, Map.of("seen", seen, "queue", queue));
        assertThat(undone).isEqualTo("/sightings/" + first + "?queue=%2Finbox&done=undone");
        Document again = Jsoup.parse(home.get(undone).body());
        assertThat(again.select("form[data-decide] input[name=queue]").val()).isEqualTo("/inbox");
        assertThat(again.select("form[action=/inbox/next] input[name=queue]").val())
                .isEqualTo("/inbox");
        String skipped = posted("/sightings/" + id(next) + "/skip", Map.of("queue", "/inbox"));
        assertThat(id(skipped)).isNotEqualTo(id(next));
        assertThat(home.get("/inbox").body()).contains("Hard to judge: skipped once");
    }

    @Test
    void aGroupIsConfirmedOnceItsSampleIsAndTakenBack() throws Exception {
        String group = posted("/groups", Map.of("queue", "/inbox", "all", "true"));
        assertThat(group).startsWith("/groups/");
        Document begun = Jsoup.parse(home.get(group).body());
        assertThat(begun.text()).contains("Sample: 0 of 6 confirmed", "The surest", "The least sure");
        assertThat(home.send(home.form(group + "/confirm", Map.of())).statusCode())
                .isEqualTo(409);
        String at = posted("/inbox/next", Map.of("queue", group));
        while (at.startsWith("/sightings/")) {
            at = posted(
                    "/sightings/" + id(at) + "/decision",
                    Map.of("decision", "confirmed", "seen", "none", "queue", group, "sure", "true"));
        }
        assertThat(at).startsWith(group);
        assertThat(Jsoup.parse(home.get(group).body()).text()).contains("Sample: 6 of 6 confirmed");
        assertThat(posted(group + "/confirm", Map.of())).isEqualTo(group + "?done=together");
        assertThat(posted(group + "/undo", Map.of())).isEqualTo(group + "?done=undone");
    }

    @Test
    void allThatIsInTheWayIsNamedAndTheRestGoesOnWithoutIt() throws Exception {
        List<String> ids = home.sightings();
        for (String id : ids.subList(0, 2)) {
            posted("/sightings/" + id + "/decision", Map.of("decision", "licensed", "seen", "none", "reason", "L-17"));
        }
        HttpResponse<String> refused =
                home.send(home.form("/groups", Map.of("queue", "/inbox?state=all", "all", "true")));
        assertThat(refused.statusCode()).isEqualTo(409);
        Document page = Jsoup.parse(refused.body());
        for (String id : ids.subList(0, 2)) {
            assertThat(page.select("main a[href=/sightings/" + id + "]").text()).isEqualTo("The Last Leaf");
        }
        assertThat(page.select("main form input[name=sighting]").eachAttr("value"))
                .containsExactlyInAnyOrderElementsOf(ids.subList(2, 6));
        assertThat(page.select("main form button").text()).isEqualTo("Go on without them: the other 4");
        ServedPagesTest.isSafe(refused.body());
    }

    @Test
    void whoeverConfirmsReadsThatASecondPersonComesNext() throws Exception {
        List<String> ids = home.sightings();
        String first = "/sightings/" + ids.getFirst();
        assertThat(home.get(first).body()).doesNotContain("it goes to a second person");
        Object _ = new LookAtSighting(home.settings)
                .look(new Actor(ServedHome.ADA.organisation(), "ben"), "two", ids.getLast());
        assertThat(Jsoup.parse(home.get(first).body())
                        .select("form[data-decide]")
                        .text())
                .contains("it goes to a second person", "Nothing proves yet");
        String next = posted(
                first + "/decision",
                Map.of("decision", "confirmed", "seen", "none", "queue", "/inbox", "sure", "true"));
        assertThat(Jsoup.parse(home.get(next).body()).select(".toast").text())
                .contains("Confirmed: The Last Leaf. A second person is to look at it, too.");
    }

    @Test
    void moreThanAPageIsCountedWhole() throws Exception {
        Path found = Files.createDirectories(folder.resolve("more"));
        for (int i = 0; i < 50; i++) {
            Files.writeString(found.resolve("more" + i + ".txt"), "Found: " + Stories.theLastLeaf());
        }
        home.scan(found);
        assertThat(Jsoup.parse(home.get("/inbox").body()).text()).contains("50 copies, and more");
        assertThat(Jsoup.parse(home.get("/inbox?state=licensed").body()).text()).contains("No copies");
        String id = id(posted("/inbox/next", Map.of("queue", "/inbox")));
        assertThat(Jsoup.parse(home.get("/sightings/" + id).body()).text())
                .contains("nobody has reviewed as a second person")
                .doesNotContain("only one person has reviewed");
    }

    @Test
    void whatMayBeLicensedIsNamedAndAViewIsKept() throws Exception {
        List<String> ids = home.sightings();
        assertThat(posted(
                        "/sightings/" + ids.getFirst() + "/decision",
                        Map.of("decision", "licensed", "seen", "none", "reason", "L-17")))
                .endsWith("?done=licensed");
        HttpResponse<String> refused =
                home.send(home.form("/groups", Map.of("queue", "/inbox?state=all", "all", "true")));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Jsoup.parse(refused.body()).select("main a").eachAttr("href"))
                .contains("/sightings/" + ids.getFirst());
        assertThat(posted("/inbox/views", Map.of("queue", "/inbox?grade=strong", "name", "Strong <b>")))
                .isEqualTo("/inbox?grade=strong");
        assertThat(Jsoup.parse(home.get("/inbox").body()).select("details a").eachText())
                .contains("Strong <b>");
        for (String path : List.of("/keys", "/second", "/inbox?none=true")) {
            ServedPagesTest.isSafe(home.get(path).body());
        }
        assertThat(Jsoup.parse(home.get("/second").body()).text()).contains("The second eye is off");
    }
}
