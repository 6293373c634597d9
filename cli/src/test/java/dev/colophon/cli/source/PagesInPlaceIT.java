package dev.colophon.cli.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Cli;
import dev.colophon.samples.picture.Pictures;
import dev.colophon.samples.text.Stories;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code watch} and {@code scan} say of a copy in whose place a page stands, or to which its address leads. */
@Tag("full")
class PagesInPlaceIT extends CopyOnTheWeb {

    private static final String SHOWS_IT = "a page stands there now that shows the work";

    /**
     * Whoever opens the address sees the copy in some of them, and nobody has looked into what the others show; so it is where the
     * address leads to the page, and where the page stands there itself.
     */
    @ParameterizedTest
    @CsvSource({
        "/elsewhere, FRAME, true",
        "/elsewhere, REFRESH, true",
        "/elsewhere, WRITTEN_IN, false",
        "/elsewhere, REFUSED, true",
        "/elsewhere, FAR_AWAY, true",
        "/elsewhere, LEADS_BACK, true",
        "/elsewhere, PAGE_WRITTEN_IN, true",
        "/elsewhere, DATA_FRAME, true",
        "/elsewhere, DATA_REFRESH, true",
        "/elsewhere, NO_BASE64, true",
        "/elsewhere, STYLE, false",
        "/story, FRAME, true",
        "/story, REFRESH, true",
        "/story, HEADER, true",
        "/story, WRITTEN_IN, false",
        "/story, REFUSED, true",
        "/story, FAR_AWAY, true",
        "/story, LEADS_BACK, true",
        "/story, PAGE_WRITTEN_IN, true",
        "/story, DATA_FRAME, true",
        "/story, DATA_REFRESH, true",
        "/story, NO_BASE64, true",
        "/story, STYLE, false"
    })
    void whatAPageShowsBesideItsMediaIsNotKnown(String page, String shown, boolean inScan) throws Exception {
        byte[] picture = new byte[3_000];
        new Random(1).nextBytes(picture);
        String shows = switch (shown) {
            case "FRAME" -> "<iframe src=/frame></iframe>";
            case "REFRESH" -> "<meta http-equiv=refresh content='0; url=/frame'>";
            case "WRITTEN_IN" ->
                "<img src='data:image/png;base64," + Base64.getEncoder().encodeToString(picture) + "'>";
            case "REFUSED" -> "<img src=/refused.jpg>";
            case "HEADER" -> "";
            case "LEADS_BACK" -> "<img src=/story>";
            case "PAGE_WRITTEN_IN" -> "<iframe srcdoc='&lt;p>Found'></iframe>";
            case "DATA_FRAME" ->
                "<iframe src='data:text/html;base64," + Base64.getEncoder().encodeToString(STORY.getBytes(UTF_8))
                        + "'></iframe>";
            case "DATA_REFRESH" -> "<meta http-equiv=refresh content='0; url=data:text/plain,Found'>";
            case "NO_BASE64" -> "<img src='data:image/svg+xml," + "%20".repeat(1_000) + "'>";
            case "STYLE" ->
                "<style>body { background: url(data:image/png;base64,"
                        + Base64.getEncoder().encodeToString(picture) + ") }</style>";
            default -> "<iframe src='http://127.0.0.2:9/x'></iframe>";
        };
        answers.put("/frame", Answer.page(STORY));
        answers.put("/refused.jpg", new Answer(403, "text/html", "no"));
        answers.put("/story", Answer.leadsTo("/elsewhere"));
        answers.put(page, Answer.page(WEATHER + shows));
        if (shown.equals("HEADER")) {
            refresh = "0; url=/frame";
        }
        assertThat(watch().out()).doesNotContain("gone");
        assertThat(states()).containsExactly("PRESENT");
        boolean isRead =
                page.equals("/story") && Set.of("FRAME", "REFRESH", "HEADER").contains(shown);
        assertThat(Cli.run(home, "sightings").out()).contains(isRead ? SHOWS_IT : "not known since");
        if (inScan) {
            assertThat(scan().out()).doesNotContain("gone");
            assertThat(states()).as("scan").containsExactly("PRESENT");
        }
        refresh = "";
        answers.put(page, Answer.page(WEATHER));
        assertThat(watch().out()).contains(url + ": gone, seen last ");
    }

    /** As long as it was not had it could be the copy. */
    @ParameterizedTest
    @ValueSource(strings = {"watch", "scan"})
    void whatAPageInPlaceOfACopyShowsTellsWhetherItIsGone(String how) throws Exception {
        answers.put("/story", Answer.page(WEATHER + "<iframe src=/frame></iframe><img src=/medium>"));
        answers.put("/frame", Answer.page(WEATHER));
        answers.put("/medium", new Answer(403, "text/html", "no"));
        assertThat(look(how)).doesNotContain("gone");
        assertThat(states()).containsExactly("PRESENT");
        assertThat(Cli.run(home, "sightings").out())
                .contains("a page stands there, and nobody knows yet whether what it shows is the copy");
        assertThat(Cli.run(home, "sightings", "--lang", "zh").out()).contains("那里是一个页面");
        answers.put("/story", Answer.page(STORY));
        assertThat(look(how)).contains(url).contains("seen again").doesNotContain("gone");
        answers.put("/story", Answer.page(WEATHER + "<iframe src=/frame></iframe><img src=/medium>"));
        assertThat(look(how)).doesNotContain("gone");
        answers.remove("/medium");
        Cli.run(home, "source", "add", url.replace("/story", "/medium"), "--kind", "page", "--allow", allowed);
        assertThat(look(how)).contains(url + ": gone, seen last ");
        assertThat(states()).containsExactly("GONE");
        assertThat(look(how)).as("told once").doesNotContain("gone, seen last");
        answers.put("/story", Answer.page(STORY));
        assertThat(look(how)).contains("back after it was gone");
    }

    /** The bytes are the same, and whoever opens them is sent on no more. */
    @ParameterizedTest
    @ValueSource(strings = {"watch", "scan"})
    void whetherAHeaderSendsOnIsReadWithTheSameBytes(String how) throws Exception {
        answers.put("/story", Answer.page(WEATHER));
        answers.put("/frame", new Answer(403, "text/html", "no"));
        refresh = "0; url=/frame";
        assertThat(look(how)).doesNotContain("gone");
        assertThat(look(how)).doesNotContain("gone");
        assertThat(states()).containsExactly("PRESENT");
        refresh = "";
        assertThat(look(how)).contains(url + ": gone, seen last ");
        assertThat(states()).containsExactly("GONE");
    }

    /** Whoever opens the address is sent to the copy, though the bytes there are those of when it was gone. */
    @ParameterizedTest
    @CsvSource({"watch, header", "watch, meta", "scan, header", "scan, meta"})
    void aCopyIsFoundToWhichAPageSendsItsReadersAfterItWasGone(String how, String where) throws Exception {
        answers.put("/story", Answer.page(WEATHER));
        assertThat(look(how)).contains(url + ": gone, seen last ");
        answers.put("/elsewhere", Answer.page(STORY));
        if (where.equals("header")) {
            refresh = "0; url=/elsewhere";
        } else {
            answers.put("/story", Answer.page("<meta http-equiv=refresh content='0; url=/elsewhere'>" + WEATHER));
        }
        assertThat(look(how)).contains(url.replace("/story", "/elsewhere") + "  (text): 1 match");
        assertThat(states()).containsExactly("GONE");
        asked.clear();
        assertThat(look(how)).as("told once").doesNotContain("1 match");
        assertThat(asked).isSubsetOf("/story", "/elsewhere").doesNotHaveDuplicates();
    }

    /** It is told at once: what became of the other work is known when what the page shows was looked into. */
    @ParameterizedTest
    @CsvSource({
        "watch, <img src=/medium>, <img src=/medium>",
        "watch, '', <img src=/refused.jpg>",
        "scan, <img src=/medium>, <img src=/medium>",
        "scan, '', <img src=/refused.jpg>"
    })
    void aCopyIsToldToBeBackAfterAnotherWorkStoodInItsPlace(String how, String between, String shown) throws Exception {
        String lamp = Stories.nameInTheLamplight();
        Path work = Files.writeString(folder.resolve("lamp.txt"), lamp);
        Cli.run(home, "register", work.toString(), "--owner", "Ada");
        answers.put("/refused.jpg", new Answer(403, "text/html", "no"));
        answers.put("/story", Answer.page(STORY + shown));
        look(how);
        answers.put("/story", Answer.page("<html><title>Lamp</title><p>" + lamp + between));
        assertThat(look(how)).contains("leaf.txt", "gone, seen last");
        answers.put("/story", Answer.page(STORY + shown));
        boolean had = shown.equals(between);
        assertThat(look(how))
                .contains("1 match, back after it was gone", "1 copy is back that had been gone")
                .matches(said -> said.contains("gone, seen last") == had, "what became of the other work");
        assertThat(look(how)).as("told once").doesNotContain("back", "gone, seen last");
        answers.put("/refused.jpg", new Answer(404, "text/html", "no"));
        assertThat(look(how)).as("told once").doesNotContain("back");
    }

    /** It has a place of its own, and stood there for ever. */
    @Test
    void aPictureThatIsWrittenIntoAPageIsGoneWithItAndBackWithIt() throws Exception {
        byte[] picture = png(Pictures.mountainLake(320, 240));
        Path work = Files.write(folder.resolve("lake.png"), picture);
        Cli.run(home, "register", work.toString(), "--owner", "Ada");
        Answer shown = Answer.page(WEATHER + "<img src='data:image/png;base64,"
                + Base64.getEncoder().encodeToString(picture) + "'>");
        List<Answer> others = List.of(
                Answer.page(WEATHER), Answer.page(WEATHER + "<p>Rain."), new Answer(404, "text/html", "nothing here"));
        answers.put("/story", shown);
        assertThat(scan().out()).contains(url + "#data-", "lake.png");
        for (Answer other : others) {
            answers.put("/story", other);
            assertThat(scan().out())
                    .containsPattern("#data-\\w+: gone, seen last .*its page does not show it any more");
            assertThat(scan().out()).as("told once").doesNotContain("gone, seen last");
            answers.put("/story", shown);
            assertThat(scan().out()).contains("#data-", "back after it was gone");
            assertThat(scan().out()).as("told once").doesNotContain("back");
        }
    }

    /** What it shows tells nothing of words. */
    @ParameterizedTest
    @ValueSource(strings = {"watch", "scan"})
    void aPageWithTheWorkAmongOtherWordsIsTheCopyWhateverItShows(String how) throws Exception {
        answers.put("/story", Answer.page(STORY.replace("<p>", "<p>Found: ") + "<iframe src=/frame></iframe>"));
        assertThat(look(how))
                .contains("1 match, in place of other bytes of the work")
                .doesNotContain("gone");
        assertThat(states()).containsExactlyInAnyOrder("PRESENT", "GONE");
        assertThat(Cli.run(home, "sightings").out()).doesNotContain("not known since");
    }

    /** Whoever opens the address sees it, whatever the status says. */
    @ParameterizedTest
    @ValueSource(strings = {"watch", "scan"})
    void aPageThatSaysThatNothingIsThereMayShowTheCopy(String how) throws Exception {
        byte[] picture = png(Pictures.mountainLake(640, 480));
        Path work = Files.write(folder.resolve("lake.png"), picture);
        Cli.run(home, "register", work.toString(), "--owner", "Ada");
        url = url.replace("/story", "/lake.png");
        files.put("/lake.png", picture);
        look(how);
        assertThat(states()).containsExactly("PRESENT");
        files.remove("/lake.png");
        files.put("/other.png", picture);
        files.put("/logo.png", png(Pictures.portrait(300, 300)));
        answers.put("/lake.png", new Answer(404, "text/html", "<title>x</title><h1>Lake</h1><img src=/other.png>"));
        for (int time = 1; time <= 2; time++) {
            assertThat(look(how)).doesNotContain("gone");
            assertThat(states()).containsExactly("PRESENT");
        }
        assertThat(Cli.run(home, "sightings").out()).contains(SHOWS_IT).doesNotContain("not known since");
        answers.put(
                "/lake.png", new Answer(404, "text/html", "<h1>Not found</h1><img src=/logo.png><img src=/no.png>"));
        assertThat(look(how)).contains(url + ": gone, seen last ", "404");
        assertThat(states()).containsExactly("GONE");
        asked.clear();
        assertThat(look(how)).as("told once").doesNotContain("gone, seen last");
        assertThat(asked).as("nothing is known to be there").doesNotContain("/logo.png", "/no.png");
    }

    /** The work is there for whoever opens the address; when the page shows it no more its words may be the same. */
    @ParameterizedTest
    @CsvSource({"watch, 640", "watch, 600", "scan, 640", "scan, 600"})
    void aPageInPlaceOfACopyThatShowsTheWorkIsSaidToShowIt(String how, int width) throws Exception {
        Path work = Files.write(folder.resolve("lake.png"), png(Pictures.mountainLake(640, 480)));
        Cli.run(home, "register", work.toString(), "--owner", "Ada");
        answers.put("/story", Answer.page(WEATHER + "<img src=/lake.png>"));
        files.put("/lake.png", Files.readAllBytes(work));
        look(how);
        url = url.replace("/story", "/lake.png");
        String page = "<html><title>Lake</title><h1>The lake in the mountains</h1>";
        files.remove("/lake.png");
        files.put("/other.png", png(Pictures.mountainLake(width, width * 3 / 4)));
        answers.put("/lake.png", Answer.page(page + "<img src=/other.png>"));
        assertThat(look(how)).contains("/other.png", "1 match").doesNotContain("gone");
        for (int time = 1; time <= 2; time++) {
            assertThat(states()).containsExactly("PRESENT");
            String said = Cli.run(home, "sightings").out();
            assertThat(said).containsOnlyOnce(SHOWS_IT).doesNotContain("not known since", "look first");
            String other = said.replaceAll("(?s).*" + SHOWS_IT + ": (\\S+)\\).*", "$1");
            assertThat(Cli.run(home, "show", other).out()).contains("/other.png", "/lake.png (img[src])");
            String lake = said.replaceAll("(?s).*?(\\S+)  \\S+  \\S+/lake\\.png  \\(" + SHOWS_IT + ".*", "$1");
            assertThat(Cli.run(home, "show", lake).out()).contains(SHOWS_IT + ": " + other);
            assertThat(Cli.run(home, "sightings", "--json").out()).contains("\"shown\":\"" + other + "\"");
            assertThat(look(how)).doesNotContain("gone", "1 match");
        }
        answers.put("/lake.png", Answer.page(page));
        assertThat(look(how))
                .contains(url + ": gone, seen last ", "(something else in its place, content ")
                .doesNotContain("unchanged, content");
        assertThat(states()).containsExactly("GONE");
        assertThat(Cli.run(home, "sightings").out()).doesNotContain(SHOWS_IT);
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    /** It is one more request for each of its pictures. */
    @ParameterizedTest
    @ValueSource(strings = {"watch", "scan"})
    void ofWordsNoPictureTellsOnAPageThatSaysThatNothingIsThere(String how) throws Exception {
        answers.put("/story", new Answer(404, "text/html", "<h1>Not found</h1><img src=/logo.png>"));
        asked.clear();
        assertThat(look(how)).contains(url + ": gone, seen last ");
        assertThat(asked).doesNotContain("/logo.png");
    }
}
