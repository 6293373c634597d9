package dev.colophon.server.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colophon.samples.text.Stories;
import dev.colophon.server.ServedHome;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reviewing in a browser: how it looks, and by keyboard alone. */
@Tag("full")
class ReviewScreensIT {

    private static final int COPIES = 24;

    @TempDir
    Path folder;

    private ServedHome home;
    private Chromium chromium;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Chromium.program().isPresent(), "no Chromium: apt-get install chromium");
        home = new ServedHome(folder);
        chromium = new Chromium(Chromium.program().get());
        Path work = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        home.register(work, "The Last Leaf", "Ada Example");
        Path found = Files.createDirectories(folder.resolve("found"));
        for (int i = 0; i < COPIES; i++) {
            Files.writeString(found.resolve("copy%02d.txt".formatted(i)), "Found: " + Stories.theLastLeaf());
        }
        home.scan(found);
        chromium.look(1440, false);
        chromium.open(home.server.link().link());
    }

    @AfterEach
    void stop() throws Exception {
        if (chromium != null) {
            chromium.close();
        }
        if (home != null) {
            home.close();
        }
    }

    private String posted(String path, Map<String, String> fields) throws Exception {
        HttpResponse<String> answer = home.send(home.form(path, fields));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void everyPageOfReviewingIsQuietAndThereForEverybody() throws Exception {
        Screens look = new Screens(chromium, home.server.address());
        look.at("inbox-many", "/inbox");
        look.at("keys", "/keys");
        look.at("second", "/second");
        look.at("inbox-none-left", "/inbox?none=true");
        String first = posted("/inbox/next", Map.of("queue", "/inbox"));
        look.at("compare-other-browser", first);
        String group = posted("/groups", Map.of("queue", "/inbox", "all", "true"));
        look.at("group", group);
        String at = posted("/inbox/next", Map.of("queue", group));
        while (at.startsWith("/sightings/")) {
            String id = at.substring("/sightings/".length(), "/sightings/".length() + 36);
            at = posted(
                    "/sightings/" + id + "/decision",
                    Map.of("decision", "confirmed", "seen", "none", "queue", group, "sure", "true"));
        }
        look.at("group-ready", group);
        assertThat(posted(group + "/confirm", Map.of())).isEqualTo(group + "?done=together");
        look.at("group-confirmed", group + "?done=together");
        assertThat(posted(group + "/undo", Map.of())).isEqualTo(group + "?done=undone");
        look.at("group-undone", group + "?done=undone");
        assertThat(look.wrong()).isEmpty();
    }

    /** Filters alone stand before the first copy; what is done with copies stays at the foot of the screen, and covers nothing that has the focus. */
    @Test
    void onAPhoneTheFirstCopyComesSoonAndWhatIsDoneStaysAtHand() throws Exception {
        chromium.look(390, false);
        chromium.open(home.server.address() + "/inbox?lang=en");
        assertThat(chromium.run(
                                "(first => [...document.querySelectorAll('main :is(a, button, input, select, summary)')]"
                                        + ".filter(e => e.checkVisibility() && e.type !== 'hidden'"
                                        + " && e.compareDocumentPosition(first) === Node.DOCUMENT_POSITION_FOLLOWING).length)"
                                        + "(document.querySelector('.sightings li'))")
                        .asInt())
                .isBetween(1, 6);
        assertThat(chromium.run("document.querySelector('.sightings li').getBoundingClientRect().top < innerHeight / 2")
                        .asBoolean())
                .isTrue();
        assertThat(chromium.run(
                                "(box => box.top > 0 && box.bottom <= innerHeight)(document.querySelector('form[action=\"/inbox/next\"] button').getBoundingClientRect())")
                        .asBoolean())
                .isTrue();
        assertThat(chromium.run("(dock => [...document.querySelectorAll('.sightings :is(a, input, button)')]"
                                + ".filter(e => { e.focus(); return e.getBoundingClientRect().bottom > dock.getBoundingClientRect().top; }).length)"
                                + "(document.querySelector('.dock'))")
                        .asInt())
                .isZero();
    }

    private String text(String selector) throws Exception {
        return chromium.run("document.querySelector('%s')?.innerText ?? ''".formatted(selector))
                .asText();
    }

    private String path() throws Exception {
        return chromium.run("location.pathname").asText();
    }

    private int selected() throws Exception {
        return chromium.run("document.querySelectorAll('[data-rows] input[name=sighting]:checked').length")
                .asInt();
    }

    /** Whether whoever looks can tell where the focus is: an outline or a shadow around it, or around its choice. */
    private void focusIsVisible(String when) throws Exception {
        assertThat(chromium.run(
                                "(() => { const at = document.activeElement; if (!at || at === document.body) return false;"
                                        + " const drawn = e => { const s = getComputedStyle(e), r = e.getBoundingClientRect();"
                                        + " return r.bottom > 0 && r.top < innerHeight && ((s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0)"
                                        + " || s.boxShadow !== 'none'); };"
                                        + " return drawn(at) || [...(at.labels ?? [])].some(drawn); })()")
                        .asBoolean())
                .as("focus is visible " + when + ": "
                        + chromium.run("document.activeElement.outerHTML.slice(0, 200)")
                                .asText())
                .isTrue();
    }

    @Test
    void twentyAreDecidedWithTwoKeysEach() throws Exception {
        chromium.open(home.server.address() + "/inbox?lang=en");
        chromium.typed("j");
        focusIsVisible("in the list");
        chromium.leaveBy("Enter");
        for (int i = 0; i < 20; i++) {
            String at = path();
            assertThat(at).startsWith("/sightings/");
            chromium.typed(i % 2 == 0 ? "2" : "4");
            focusIsVisible("on a choice");
            chromium.leaveBy("Enter");
            assertThat(path()).as("the next one").startsWith("/sightings/").isNotEqualTo(at);
        }
        assertThat(text(".toast")).contains("Not a match: The Last Leaf.");
        String last = path();
        chromium.leaveBy("u");
        assertThat(path()).as("what was decided before is open again").isNotEqualTo(last);
        assertThat(text(".toast")).contains("Taken back.");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void keysLeadSelectAndAreOffWhileOneTypes() throws Exception {
        String inbox = home.server.address() + "/inbox?lang=en";
        chromium.open(inbox);
        chromium.typed("j");
        chromium.typed("x");
        assertThat(selected()).isEqualTo(1);
        chromium.typed("j");
        chromium.typed("j");
        focusIsVisible("on the third row");
        chromium.typed("X");
        assertThat(selected()).as("from the first to the third").isEqualTo(3);
        chromium.typed("k");
        chromium.typed("x");
        assertThat(selected()).isEqualTo(2);
        chromium.typed("a");
        assertThat(selected()).as("copies of one file").isEqualTo(COPIES);
        chromium.typed("/");
        chromium.typed("x");
        chromium.typed("g");
        chromium.typed("w");
        assertThat(chromium.run("document.getElementById('q').value").asText()).isEqualTo("xgw");
        assertThat(path()).isEqualTo("/inbox");

        chromium.open(home.server.address() + "/works?lang=en");
        chromium.typed("g");
        chromium.leaveBy("i");
        assertThat(path()).isEqualTo("/inbox");
        chromium.leaveBy("?");
        assertThat(path()).isEqualTo("/keys");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aKeyIsChangedAndSwitchedOff() throws Exception {
        chromium.open(home.server.address() + "/keys?lang=en");
        assertThat(chromium.run("document.querySelector('[data-bindings] input[name=next]').offsetHeight > 0")
                        .asBoolean())
                .as("also on a tablet with a keyboard")
                .isTrue();
        change("document.querySelector('[data-bindings]').elements.next.value = 'k'");
        assertThat(text("[data-bindings-said]")).as("K is taken").contains("same key");
        change("document.querySelector('[data-bindings]').elements.next.value = 'n'; "
                + "document.querySelector('[data-bindings]').elements['on-select'].checked = false");
        assertThat(text("[data-bindings-said]")).isNotEmpty().doesNotContain("same key");
        chromium.open(home.server.address() + "/inbox?lang=en");
        chromium.typed("j");
        assertThat(chromium.run("document.activeElement === document.body").asBoolean())
                .as("the key before")
                .isTrue();
        chromium.typed("n");
        focusIsVisible("by the new key");
        chromium.typed("x");
        assertThat(selected()).as("switched off").isZero();
        chromium.open(home.server.address() + "/keys?lang=en");
        assertThat(chromium.run("document.querySelector('[data-bindings]').elements.next.value")
                        .asText())
                .isEqualTo("n");
        chromium.run("document.querySelector('[data-bindings] button[type=reset]').click()");
        chromium.open(home.server.address() + "/inbox?lang=en");
        chromium.typed("j");
        chromium.typed("x");
        assertThat(selected()).as("as they were").isEqualTo(1);
        assertThat(chromium.complaints()).isEmpty();
    }

    private void change(String script) throws Exception {
        chromium.run(script);
        chromium.run("document.querySelector('[data-bindings]').requestSubmit()");
    }

    @Test
    void whoDoesSomethingKeepsWhatTheyLookAt() throws Exception {
        chromium.clockOfPages();
        chromium.open(home.server.address() + "/inbox?lang=en");
        chromium.leave("document.querySelector('form[action=\"/inbox/next\"] button').click()");
        assertThat(chromium.run("!!document.querySelector('[data-lock]')").asBoolean())
                .isTrue();
        chromium.requests();
        chromium.run("turnMinute()");
        assertThat(chromium.requests()).as("nobody did anything").isEmpty();
        chromium.typed("o");
        chromium.run("turnMinute()");
        chromium.run("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        assertThat(chromium.requests()).hasSize(1).allMatch(url -> url.endsWith("/lock"));
        assertThat(List.of(text("[data-lock]"))).doesNotContain("");
        assertThat(chromium.complaints()).isEmpty();
    }
}
