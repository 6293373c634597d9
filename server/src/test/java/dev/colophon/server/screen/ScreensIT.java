package dev.colophon.server.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colophon.http.guard.AllowList;
import dev.colophon.server.NoticedHome;
import dev.colophon.server.ServedHome;
import dev.colophon.server.web.NoticePagesTest;
import dev.colophon.service.licence.ChangeRights;
import dev.colophon.service.licence.LicenceTerms;
import dev.colophon.service.policy.PolicyTarget;
import dev.colophon.service.policy.SetPolicy;
import dev.colophon.service.source.AddSource;
import dev.colophon.service.source.BlockHost;
import dev.colophon.service.source.SourceRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All screens in a browser: at the sizes, colours and languages that people have, for whoever cannot see them, too. */
@Tag("full")
class ScreensIT {

    private static final String HOSTILE = "<img src=x onerror=alert(1)>\u202E\"'>";
    private static final String SEEN_HOSTILE = HOSTILE.replace("\u202E", "");

    @TempDir
    Path folder;

    @Test
    void everyScreenIsQuietComplainsOfNothingAndIsThereForEverybody() throws Exception {
        assumeTrue(Chromium.program().isPresent(), "no Chromium: apt-get install chromium");
        try (ServedHome home = new ServedHome(folder);
                Chromium chromium = new Chromium(Chromium.program().get())) {
            Screens look = new Screens(chromium, home.server.address());
            chromium.open(home.server.link().link());
            look.at("today-first-run", "/");
            home.fill("Mountain Lake " + HOSTILE, "Lin " + SEEN_HOSTILE, "copy " + HOSTILE.replace("/", ""));
            home.fillSoundAndFilm();
            look.at(screens(home));
            assertThat(look.wrong()).isEmpty();
        }
    }

    /** From a case to a notice that is sent, answered and disputed. */
    @Test
    void everyScreenOfCasesAndNoticesIsQuietAndThereForEverybody() throws Exception {
        assumeTrue(Chromium.program().isPresent(), "no Chromium: apt-get install chromium");
        String notice = "/notices/N-1";
        try (NoticedHome home = new NoticedHome(
                        folder, NoticedHome.Stage.DRAFTED, "Last Leaf " + HOSTILE, "Ada " + SEEN_HOSTILE);
                Chromium chromium = new Chromium(Chromium.program().get())) {
            Screens look = new Screens(chromium, home.served.server.address());
            chromium.open(home.served.server.link().link());
            Map<String, String> screens = new LinkedHashMap<>();
            screens.put("cases", "/cases");
            screens.put("case", "/cases/K-1");
            screens.put("cases-none", "/cases?state=closed");
            screens.put("draft-law", "/cases/K-1/draft");
            screens.put("draft", "/cases/K-1/draft?regime=us-dmca-1998");
            screens.put("draft-dsa", "/cases/K-1/draft?regime=eu-dsa-2022");
            screens.put("notice-draft", notice);
            screens.put("disputes-none", "/disputes");
            screens.put("job-evidence", sealed(home));
            look.at(screens);
            home.act(notice, "send", Map.of("hold", "3600"));
            look.at(Map.of("notice-held", notice, "today-held", "/"));
            home.due();
            home.due();
            home.due();
            look.at(Map.of("notice-overdue", notice));
            assertThat(sentBack(home, notice).statusCode()).isIn(200, 303);
            screens.clear();
            screens.put("notices", "/notices");
            screens.put("notices-all", "/notices?state=all");
            screens.put("notice-answered", notice);
            screens.put("disputes", "/disputes");
            screens.put("case-answered", "/cases/K-1");
            screens.put("today-dates", "/");
            look.at(screens);
            assertThat(look.wrong()).isEmpty();
        }
    }

    private static String sealed(NoticedHome home) throws Exception {
        return home.send("/cases/K-1/evidence", Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private static HttpResponse<String> sentBack(NoticedHome home, String notice) throws Exception {
        for (int i = 0; i < 60; i++) {
            home.due();
        }
        assertThat(home.send(notice + "/deliver", Map.of()).statusCode()).isEqualTo(303);
        return home.act(
                notice,
                "answer",
                Map.of(
                        "text",
                        NoticePagesTest.COUNTER + HOSTILE,
                        "kind",
                        "counter-notice",
                        "field.items.url",
                        "holds"));
    }

    /** From a file to a decision and back, without a mouse. */
    @Test
    void aStrangerRegistersFindsComparesAndDecidesByKeyboard() throws Exception {
        assumeTrue(Chromium.program().isPresent(), "no Chromium: apt-get install chromium");
        Path lake = Files.write(folder.resolve("lake.png"), ServedHome.picture());
        Path copy = Files.write(folder.resolve("copy.png"), ServedHome.copy());
        try (ServedHome home = new ServedHome(folder);
                Chromium chromium = new Chromium(Chromium.program().get())) {
            chromium.look(1440, false);
            chromium.open(home.server.link().link());
            chromium.run("document.getElementById('owner').value = 'Lin Example'");
            chromium.choose("#reg", lake);
            chromium.leave("document.querySelector('form[action=\"/works\"].drop button').click()");
            ended(chromium);
            assertThat(chromium.run("document.querySelector('#job').innerText").asText())
                    .contains("Registered");
            chromium.open(home.server.address() + "/");
            chromium.choose("#chk", copy);
            chromium.run("document.querySelector('[name=keep]').checked = true");
            chromium.leave("document.querySelector('form[action=\"/check\"] button').click()");
            ended(chromium);
            chromium.leave("document.querySelector('#job a.button[href^=\"/sightings/\"]').click()");
            chromium.press("d");
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> chromium.run("!document.querySelector('canvas').hidden"
                                    + " && document.querySelector('[data-panes]').hidden")
                            .asBoolean());
            Files.write(
                    Files.createDirectories(Path.of("target", "screens")).resolve("difference.png"),
                    chromium.picture());
            double difference = chromium.run(
                            "(() => { const c = document.querySelector('canvas'), d = "
                                    + "c.getContext('2d').getImageData(c.width / 4, c.height / 4, c.width / 2, c.height / 4).data;"
                                    + "let sum = 0; for (let i = 0; i < d.length; i += 4) sum += d[i]; return sum / d.length * 4; })()")
                    .asDouble();
            assertThat(difference)
                    .as("where the copy lies on the work they hardly differ")
                    .isLessThan(25);
            chromium.press("d");
            chromium.press("s");
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> chromium.run("document.querySelector('[data-panes]').classList.contains('swapped')"
                                    + " && document.querySelector('canvas').hidden")
                            .asBoolean());
            Thread.sleep(3_000); // who confirms sooner is asked again
            chromium.press("1");
            assertThat(chromium.run("document.activeElement.value").asText()).isEqualTo("confirmed");
            chromium.run("document.activeElement.form.reason.value = 'no licence'");
            chromium.leave("document.activeElement.form.requestSubmit()");
            assertThat(chromium.run("document.querySelector('.toast').innerText")
                            .asText())
                    .contains("Confirmed");
            chromium.leave("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'u', bubbles: true}))");
            assertThat(chromium.run("document.querySelector('.toast').innerText")
                            .asText())
                    .contains("Taken back.");
            assertThat(chromium.run("!!document.querySelector('form[data-decide]')")
                            .asBoolean())
                    .isTrue();
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /** The page of what is done with files says by itself when that is done. */
    private static void ended(Chromium chromium) throws Exception {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() ->
                        chromium.run("!document.querySelector('#job progress')").asBoolean());
    }

    private static Map<String, String> screens(ServedHome home) throws Exception {
        Map<String, String> screens = new LinkedHashMap<>();
        screens.put("today", "/");
        screens.put("works", "/works");
        Matcher work = Pattern.compile("href=\"(/works/[^\"]+)\"")
                .matcher(home.get("/works").body());
        assertThat(work.find()).isTrue();
        screens.put("work", work.group(1));
        screens.put("check", "/check");
        screens.put("inbox", "/inbox");
        screens.put("inbox-none", "/inbox?state=resolved");
        List<String> sightings = home.sightings();
        assertThat(sightings).hasSize(4);
        for (int i = 0; i < sightings.size(); i++) {
            screens.put("compare-" + i, "/sightings/" + sightings.get(i));
        }
        String decided = sightings.getFirst();
        assertThat(home.send(home.to("/sightings/" + decided + "/decision")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                                        "decision=confirmed&reason=looked&seen=none&_csrf=" + home.csrf())))
                        .statusCode())
                .isEqualTo(303);
        screens.put("compare-decided", "/sightings/" + decided + "?done=confirmed");
        screens.put("job-checked", checked(home, "check", Map.of()));
        screens.put("job-registered", checked(home, "works", Map.of("owner", "Lin", "title", HOSTILE)));
        screens.put("refusal", "/nothing");
        screens.putAll(evidenceAndSources(home));
        screens.putAll(rights(home, work.group(1).substring("/works/".length())));
        screens.putAll(records(home));
        return screens;
    }

    private static Map<String, String> evidenceAndSources(ServedHome home) throws Exception {
        Map<String, String> screens = new LinkedHashMap<>();
        screens.put("evidence-none", "/evidence");
        String sound = home.evidence("/lake.png", "A page " + HOSTILE, ServedHome.copy());
        String broken = home.evidence("/lake.png", "Another page", ServedHome.copy());
        Path leaf = home.settings.home().evidence().resolve(broken + ".leaf.json");
        Files.writeString(leaf, Files.readString(leaf).replace("capture", "Capture"));
        screens.put("evidence", "/evidence");
        screens.put("bundle", "/evidence/" + sound);
        screens.put("bundle-broken", "/evidence/" + broken);
        screens.put("verify", "/verify");
        for (String place : List.of("https://example.org/", home.folder.toString())) {
            new AddSource(home.settings).add(ServedHome.ADA, SourceRequest.of(place), AllowList.none());
        }
        new BlockHost(home.settings).block(ServedHome.ADA, "blocked.example");
        screens.put("sources", "/sources?done=added");
        return screens;
    }

    private static Map<String, String> rights(ServedHome home, String work) throws Exception {
        for (Map.Entry<String, String> share : Map.of("CN", "60%", "FR", "100%").entrySet()) {
            new ChangeRights(home.settings)
                    .change(
                            ServedHome.ADA,
                            new ChangeRights.Request.Add(
                                    work,
                                    "Quay Street " + SEEN_HOSTILE,
                                    share.getValue(),
                                    new LicenceTerms(
                                            List.of(),
                                            List.of(share.getKey()),
                                            List.of(),
                                            Optional.empty(),
                                            Optional.empty()),
                                    true));
        }
        assertThat(home.send(home.form(
                                "/licences",
                                Map.of(
                                        "work",
                                        work,
                                        "hosts",
                                        "partner-radio.example",
                                        "use",
                                        "Stream",
                                        "note",
                                        SEEN_HOSTILE,
                                        "to",
                                        LocalDate.now(ZoneOffset.UTC)
                                                .plusDays(16)
                                                .toString())))
                        .statusCode())
                .isEqualTo(303);
        Map<String, String> offer = Map.of(
                "_csrf", home.csrf(),
                "work", work,
                "hosts", "platform.example",
                "amount", "12.50",
                "currency", "EUR",
                "dispute", "mailto:a@example.org");
        assertThat(home.send(home.post("/offers", offer, "terms.txt", new byte[] {65}))
                        .statusCode())
                .isEqualTo(303);
        new SetPolicy(home.settings)
                .set(
                        ServedHome.ADA,
                        new SetPolicy.Request(
                                new PolicyTarget(Optional.empty(), Optional.of(work)),
                                Optional.of("block whole video when > 30 seconds; license image in DE, FR; count"),
                                OptionalInt.of(50),
                                Optional.empty(),
                                true,
                                false));
        Map<String, String> screens = new LinkedHashMap<>();
        screens.put("work-rights", "/works/" + work);
        screens.put("licences", "/licences?work=" + work);
        screens.put("policies", "/policies?work=" + work);
        return screens;
    }

    private static Map<String, String> records(ServedHome home) throws Exception {
        Map<String, String> screens = new LinkedHashMap<>();
        screens.put("campaigns", "/campaigns");
        String host = home.scanSite(ServedHome.copy());
        String campaign = home.send(home.form(
                        "/campaigns",
                        Map.of(
                                "name",
                                "Spring " + SEEN_HOSTILE,
                                "scope",
                                "Copies of the lake are to be gone.",
                                "deadline",
                                "2030-03-31",
                                "providers",
                                "Example=" + host.substring(0, host.indexOf(':')))))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        screens.put("campaign", campaign);
        for (String id : home.sightings()) { // those that were decided before stay so
            int status = home.send(home.form(
                            "/sightings/" + id + "/decision",
                            Map.of("decision", "confirmed", "reason", "looked", "seen", "none")))
                    .statusCode();
            assertThat(status).isIn(303, 409);
        }
        assertThat(home.send(home.form("/public/export", Map.of())).statusCode())
                .isEqualTo(200);
        screens.put("public", "/public");
        screens.put("audit", "/audit");
        return screens;
    }

    private static String checked(ServedHome home, String what, Map<String, String> fields) throws Exception {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", home.csrf());
        return home.done(home.post("/" + what, all, "a " + HOSTILE + ".png", ServedHome.copy()));
    }
}
