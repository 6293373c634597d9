package dev.colophon.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colophon.server.NoticedHome;
import dev.colophon.server.NoticedHome.Stage;
import dev.colophon.server.ServedHome;
import dev.colophon.server.screen.Chromium;
import dev.colophon.store.HomeLock;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A notice in the browser: let go, undone, sent, answered, disputed, taken back. */
@Tag("full")
public class NoticePagesTest {

    private static final String NOTICE = "/notices/N-1";

    public static final String COUNTER = """
            Name: Bo Uploader
            Address: 1 Main Street, Springfield
            Phone: +1 217 555 0100
            The file that your notice names was removed by mistake. I swear under penalty of perjury that I believe in good faith
            that it was removed as a result of mistake or misidentification. I consent to the jurisdiction of the Federal District
            Court for my address and will accept service of process from the complainant.
            Signature: /s/ Bo Uploader
            """;

    @TempDir
    Path folder;

    private NoticedHome home;

    @BeforeEach
    public void start() throws Exception {
        home = new NoticedHome(folder, Stage.DRAFTED, "The Last Leaf", "Ada");
    }

    @AfterEach
    public void stop() {
        home.close();
    }

    private int mails() {
        return home.mail.getReceivedMessages().length;
    }

    private void isDone(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    /** As if its time had come, it is handed over. */
    private void sent() throws Exception {
        isDone(home.act(NOTICE, "send", Map.of("hold", "60")));
        home.due();
        isDone(home.send(NOTICE + "/deliver", Map.of()));
        assertThat(home.page(NOTICE + "?done=deliver").select("#told-deliver").text())
                .contains("the server took the notice");
        assertThat(mails()).isOne();
    }

    @Test
    public void nothingLeavesByLookingAndWhatWasLetGoIsUndoneOnAnyPage() throws Exception {
        Document draft = home.page(NOTICE);
        assertThat(draft.select(".card.due h3").eachText().getFirst())
                .isEqualTo("It is a draft. If you do nothing, nothing is sent.");
        assertThat(draft.select("#text pre").text()).contains("The whole story stands there without permission.");
        assertThat(draft.text()).contains("17 USC 512(c)(3)(A)");
        assertThat(draft.select("article > section").getFirst().id()).isEqualTo("text");
        HttpResponse<String> soon = home.act(NOTICE, "send", Map.of("hold", "3"));
        assertThat(soon.statusCode()).isEqualTo(400);
        for (String hold : List.of("86401", "99999999999", "9223372036854775807")) {
            HttpResponse<String> late = home.act(NOTICE, "send", Map.of("hold", hold));
            assertThat(late.statusCode()).as(hold).isEqualTo(400);
            assertThat(late.body()).contains("86400 s (24 hours) at most");
        }
        isDone(home.act(NOTICE, "send", Map.of("hold", "600")));
        for (String path : List.of("/", "/inbox", "/works", "/cases/K-1", NOTICE, "/notices", "/notices?state=held")) {
            Document page = home.page(path);
            assertThat(page.select(".toast button[data-key=u]")).as(path).hasSize(1);
            assertThat(page.select(".toast [data-left]").text()).matches("(9:5[0-9]|10:00)");
        }
        isDone(home.send(NOTICE + "/undo", Map.of()));
        assertThat(home.page(NOTICE).select("h1 ~ .state").text()).isEqualTo("drafted");
        assertThat(home.page("/").select(".toast")).isEmpty();
        assertThat(home.send(NOTICE + "/undo", Map.of()).body())
                .contains("nothing of N-1 waits to leave: it is a draft, and nobody has it");
        assertThat(mails()).isZero();
    }

    @Test
    public void whatIsLetGoHereLeavesByItselfWhenItCanNoMoreBeUndone() throws Exception {
        isDone(home.act(NOTICE, "send", Map.of()));
        assertThat(mails()).isZero();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> mails() == 1);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(home.page(NOTICE).select("h1 ~ .state").text())
                                .isEqualTo("sent"));
        assertThat(home.page(NOTICE).select("aside").text()).contains("taken by the server");
    }

    @Test
    public void whatWasLetGoBeforeTheServerWasEndedWaitsForAWordAndIsNotSentByStarting() throws Exception {
        isDone(home.act(NOTICE, "send", Map.of("hold", "60")));
        home.served.close();
        home.due();
        try (ServedHome again = new ServedHome(folder)) {
            for (String path : List.of("/", "/notices", NOTICE)) {
                assertThat(again.get(path).body())
                        .contains("its time has come", "action=\"/notices/N-1/deliver\"")
                        .doesNotContain("class=\"toast\"");
            }
            assertThat(mails()).isZero();
        }
    }

    @Test
    public void whatWasLetGoBeforeTheServerWasEndedIsNotSaidToLeave() throws Exception {
        isDone(home.act(NOTICE, "send", Map.of("hold", "600")));
        assertThat(home.page(NOTICE).text()).contains("If you do nothing, it is sent.");
        home.served.close();
        try (ServedHome again = new ServedHome(folder)) {
            for (String path : List.of("/", "/notices", NOTICE)) {
                assertThat(again.get(path).body())
                        .contains("when you hand it over")
                        .doesNotContain("class=\"toast\"", "it is sent");
            }
        }
    }

    @Test
    public void whileAnotherMailIsHandedOverItIsTriedAgainAndNobodyWaitsForThePage() throws Exception {
        isDone(home.act(NOTICE, "send", Map.of("hold", "60")));
        home.due();
        try (HomeLock _ = home.served.settings.home().sending("another", Duration.ZERO)) {
            long begun = System.nanoTime();
            HttpResponse<String> answer = home.send(NOTICE + "/deliver", Map.of());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
            Thread.sleep(Duration.ofSeconds(7)); // its patience is over by then
            assertThat(home.page(NOTICE).text())
                    .contains("being handed over", "tries again by itself")
                    .doesNotContain("It does not leave by itself");
            assertThat(mails()).isZero();
        }
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> mails() == 1);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(home.page(NOTICE).text()).doesNotContain("being handed over"));
    }

    @Test
    public void theKeyUndoesOnAnyPageAndTheTimeThatIsLeftIsCounted() throws Exception {
        assumeTrue(Chromium.program().isPresent(), "no Chromium: apt-get install chromium");
        isDone(home.act(NOTICE, "send", Map.of("hold", "600")));
        try (Chromium chromium = new Chromium(Chromium.program().get())) {
            chromium.open(home.served.server.link().link());
            chromium.open(home.served.server.address() + "/works");
            String before = chromium.run("document.querySelector('[data-left]').textContent")
                    .asText();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> !chromium.run("document.querySelector('[data-left]').textContent")
                            .asText()
                            .equals(before));
            chromium.leave("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'u', bubbles: true}))");
            assertThat(chromium.run("document.querySelector('h1').parentNode.innerText")
                            .asText())
                    .contains("N-1", "drafted");
            assertThat(chromium.complaints()).isEmpty();
        }
        assertThat(mails()).isZero();
    }

    @Test
    public void whatStandsAgainstItIsToldAndNothingIsSent() throws Exception {
        String sighting = home.page(NOTICE).select("aside a[href^=/sightings/]").attr("href");
        String decision = home.page(sighting).select("aside input[name=seen]").val();
        isDone(home.send(sighting + "/undo", Map.of("seen", decision)));
        HttpResponse<String> refused = home.act(NOTICE, "send", Map.of("to", "elsewhere@host.example"));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.body()).text())
                .contains("N-1 was not sent: ", "copy 1, http", "it is open")
                .doesNotContain("HELD_TO_VERIFY");
        assertThat(home.page(NOTICE).text()).contains("left the case since it was drafted: do not send it");
        assertThat(home.page(NOTICE).select("form[action$=/send]")).isEmpty();
        assertThat(home.page("/").select(".toast")).isEmpty();
        assertThat(mails()).isZero();
    }

    @Test
    public void aFormOfAnotherTabDoesNothing() throws Exception {
        String seen = home.seen(NOTICE);
        isDone(home.act(NOTICE, "send", Map.of("hold", "600")));
        HttpResponse<String> stale =
                home.send(NOTICE + "/close", Map.of("seen", seen, "outcome", "withdrawn", "reason", "typed before"));
        assertThat(stale.statusCode()).isEqualTo(409);
        Document page = Jsoup.parse(stale.body());
        assertThat(page.text()).contains("Something else happened meanwhile.");
        assertThat(page.select("#cr").text()).isEqualTo("typed before");
        assertThat(home.page(NOTICE).select("h1 ~ .state").text()).isEqualTo("held");
    }

    @Test
    public void aCounterNoticeIsTickedItsDaysAreToldAndASuitKeepsTheContentDown() throws Exception {
        sent();
        HttpResponse<String> two = home.served.send(home.served.post(
                NOTICE + "/answer",
                Map.of("_csrf", home.served.csrf(), "seen", home.seen(NOTICE), "text", COUNTER),
                "answer.eml",
                COUNTER.getBytes(StandardCharsets.UTF_8)));
        assertThat(two.statusCode()).isEqualTo(400);
        assertThat(two.body()).contains("a file and typed text came", "Bo Uploader");
        HttpResponse<String> unsaid = home.act(NOTICE, "answer", Map.of("text", COUNTER));
        assertThat(unsaid.statusCode()).isEqualTo(400);
        for (String received : List.of("-999999999-01-01T00:00", "+999999999-01-01T00:00", "2999-01-01T00:00")) {
            HttpResponse<String> never =
                    home.act(NOTICE, "answer", Map.of("text", COUNTER, "kind", "counter-notice", "received", received));
            assertThat(never.statusCode()).as(never.body()).isEqualTo(400);
        }
        assertThat(unsaid.body()).contains("it reads as counter-notice", "Bo Uploader");
        HttpResponse<String> elsewhere = home.act(
                NOTICE, "answer", Map.of("text", COUNTER + "https://elsewhere.example/file", "kind", "counter-notice"));
        assertThat(elsewhere.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(elsewhere.body()).select("#told-answer").text())
                .contains("it names https://elsewhere.example/file, and N-1 does not", "in the field of copies");
        assertThat(Jsoup.parse(elsewhere.body()).select("input#acn")).hasSize(1);
        HttpResponse<String> noted = home.act(
                NOTICE, "answer", Map.of("text", COUNTER, "kind", "counter-notice", "field.items.url", "holds"));
        assertThat(noted.statusCode()).as(noted.body()).isIn(200, 303);
        Document page = home.page(NOTICE);
        assertThat(page.select("h1 ~ .state").text()).isEqualTo("countered");
        assertThat(page.select("#both .ticks .state.cleared")).hasSize(8);
        assertThat(page.select("#both .card").getFirst().text())
                .contains("Under penalty of perjury, I am authorized", "/s/ Ada Byron", "Musterstr. 1, Leipzig");
        Document today = home.page("/");
        assertThat(today.select("#contested ~ *, section[aria-labelledby=contested]")
                        .text())
                .contains("The user of N-1 contests: choose by", "the content stays as it is");
        assertThat(today.select(".nav a[href=/notices] b").text()).isEqualTo("1");
        assertThat(page.select("#both .ticks").text()).contains("512(g)(3)(C)", "as you found", "by its words");
        assertThat(page.select("#both blockquote").text()).contains("I consent to the jurisdiction");
        assertThat(page.select(".card.due h3").eachText().getFirst())
                .isEqualTo(
                        "If you do nothing, the content stays as it is: nobody has said or seen that it was taken down.");
        assertThat(page.select(".card.due").text())
                .contains("17 USC 512(g)(2)(C)", "America/", "where the working day that is counted begins");
        assertThat(home.page("/disputes").text()).contains("N-1", "complete", "512(g)(2)(C)");
        assertThat(home.page("/disputes?lang=zh-Hans").text()).contains("如果您什么都不做");
        assertThat(home.page("/cases/K-1?lang=en").select("aside blockquote").text())
                .contains("removed by mistake");
        assertThat(page.text()).doesNotContain("colophon notice");
        String offer = page.select("#f-offer a").attr("href");
        assertThat(home.page(offer.replace("#offer", ""))
                        .select("details[open] #o-c")
                        .val())
                .isNotEmpty();
        HttpResponse<String> told = home.act(
                NOTICE,
                "suit",
                Map.of(
                        "kind", "suit-proved",
                        "body", "District Court",
                        "docket", "1:26-cv-1",
                        "filed", LocalDate.now(ZoneId.systemDefault()).toString(),
                        "by", "letter"));
        assertThat(told.statusCode()).as(told.body()).isIn(200, 303);
        Document stays = home.page(NOTICE);
        assertThat(stays.select("h1 ~ .state").text()).isEqualTo("stays down");
        assertThat(stays.select("#both").text()).contains("an action at District Court, 1:26-cv-1");
    }

    @Test
    public void aRecipientWhoIsLateIsRemindedAndANoticeIsTakenBack() throws Exception {
        sent();
        home.earlier(Duration.ofDays(3));
        assertThat(home.page(NOTICE).select(".card.due h3").eachText().getFirst())
                .startsWith("The recipient has not answered by")
                .contains("our reminder, no date of the law");
        assertThat(home.page("/").text()).contains("Within 24 hours", "N-1");
        HttpResponse<String> reminded = home.act(NOTICE, "remind", Map.of());
        isDone(reminded);
        assertThat(home.page("/").select(".toast").text()).contains("reminder");
        isDone(home.act(NOTICE, "retract", Map.of("reason", "It was licensed.")));
        assertThat(home.page(NOTICE + "?done=retract").text())
                .doesNotContain("colophon notice deliver", "It was let go by a command");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> mails() >= 2);
        Document back = home.page(NOTICE);
        assertThat(back.select("h1 ~ .state").text()).isEqualTo("retracted");
        assertThat(back.select("form[action$=/retract]")).isEmpty();
        assertThat(home.page("/cases/K-1").select(".timeline").text()).contains("retracted: It was licensed.");
        isDone(home.act(NOTICE, "close", Map.of("outcome", "withdrawn")));
        assertThat(home.page("/notices").text()).doesNotContain("N-1");
        assertThat(home.page("/notices?state=all").text()).contains("N-1", "closed");
    }

    @Test
    public void itsCopiesAreLookedForWhenSomebodySaysSo() throws Exception {
        home.allow();
        for (String page : List.of(NOTICE, "/cases/K-1")) {
            assertThat(home.page(page).select("form[action$=/look]")).hasSize(1);
            String job = home.send(page + "/look", Map.of())
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> !home.served.get(job).body().contains("hx-trigger=\"every"));
            assertThat(home.page(job).text()).contains("Looking for the copies again", "still there");
            assertThat(home.page(job).select("a[href=" + page + "]")).hasSize(1);
        }
    }

    @Test
    public void aRefusalIsReadFirst() throws Exception {
        assumeTrue(Chromium.program().isPresent(), "no Chromium: apt-get install chromium");
        try (Chromium chromium = new Chromium(Chromium.program().get())) {
            chromium.open(home.served.server.link().link());
            chromium.open(home.served.server.address() + NOTICE);
            chromium.leave("const form = document.querySelector('form[action$=\"/sent\"]');"
                    + "form.querySelector('[name=at]').value = '2020-01-01T00:00'; form.submit()");
            assertThat(chromium.run("document.activeElement.id").asText()).isEqualTo("told-sent");
            assertThat(chromium.run("document.activeElement.getBoundingClientRect().top < innerHeight")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    public void itsFilesAreHandedOutToBeKeptAndNoOthers() throws Exception {
        HttpResponse<String> file = home.served.get(NOTICE + "/files/notice.txt");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"N-1-notice.txt\"");
        assertThat(file.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("sandbox");
        assertThat(file.body()).contains("Ada Byron");
        assertThat(home.status(NOTICE + "/files/..%2Fcolophon.db")).isIn(400, 404);
        assertThat(home.status(NOTICE + "/files/other.txt")).isEqualTo(404);
        assertThat(home.status("/notices/N-77")).isEqualTo(404);
        assertThat(home.status("/notices?state=nonsense")).isEqualTo(400);
    }

    @Test
    public void whatAPersonSentThemselvesIsTakenDown() throws Exception {
        assertThat(home.act(NOTICE, "sent", Map.of("means", "letter", "at", "2020-01-01T00:00"))
                        .body())
                .contains("was not sent before it was drafted");
        HttpResponse<String> sent = home.act(NOTICE, "sent", Map.of("means", "letter"));
        assertThat(sent.statusCode()).as(sent.body()).isIn(200, 303);
        assertThat(home.page(NOTICE).select("h1 ~ .state").text()).isEqualTo("sent");
        assertThat(mails()).isZero();
    }
}
