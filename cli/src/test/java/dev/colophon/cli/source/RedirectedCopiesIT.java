package dev.colophon.cli.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.cli.Cli;
import dev.colophon.samples.picture.Pictures;
import dev.colophon.samples.text.Stories;
import dev.colophon.service.settings.Variables;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code watch} and {@code scan} say of a copy whose address redirects, or answers that nothing is there and sends something. */
@Tag("full")
class RedirectedCopiesIT {

    private static final Variables VARIABLES = new Variables(Map.of("COLOPHON_CONTACT", "https://example.org/bot"));

    private static final String STORY = "<html><title>Story</title><p>" + Stories.theLastLeaf();
    private static final String WEATHER =
            "<html><title>Weather</title><p>" + Stories.text(3, Stories.Language.ENGLISH, 4_000);

    @TempDir
    Path folder;

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private Path home;
    private String allowed;
    private String url;
    /** The header that sends the readers of any page on, if any. */
    private volatile String refresh = "";

    /** @param text where it leads, of a redirect */
    private record Answer(int status, String type, String text) {

        static Answer page(String text) {
            return new Answer(200, "text/html; charset=utf-8", text);
        }

        static Answer leadsTo(String path) {
            return new Answer(302, "text/html", path);
        }
    }

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        allowed = "127.0.0.1:" + server.getAddress().getPort();
        url = "http://" + allowed + "/story";
        home = folder.resolve("home");
        Path work = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        Cli.run(home, "register", work.toString(), "--owner", "Ada");
        answers.put("/story", Answer.page(STORY));
        watch();
        assertThat(states()).contains("PRESENT");
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        asked.add(path);
        byte[] file = files.get(path);
        Answer answer = file != null
                ? new Answer(200, path.endsWith("zip") ? "application/zip" : "image/png", "")
                : answers.getOrDefault(path, new Answer(404, "text/html", "nothing here"));
        byte[] bytes = file != null
                ? file
                : answer.status() == 302 ? new byte[0] : answer.text().getBytes(UTF_8);
        if (answer.status() == 302) {
            exchange.getResponseHeaders().set("Location", answer.text());
        }
        if (!refresh.isEmpty() && answer.status() == 200) {
            exchange.getResponseHeaders().set("Refresh", refresh);
        }
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Cli.Result watch() {
        Cli.run(home, "source", "add", url, "--kind", "page", "--allow", allowed);
        return Cli.run(VARIABLES, home, "watch", "--once");
    }

    private Cli.Result scan() {
        return Cli.run(home, "scan", url, "--allow", allowed);
    }

    /** What is said of copies at the address itself. */
    private List<String> states() {
        return Cli.run(home, "sightings", "--json")
                .out()
                .lines()
                .filter(line -> line.contains("\"file\":\"" + url + "\""))
                .map(line -> line.replaceAll(".*\"state\":\"(\\w+)\".*", "$1"))
                .toList();
    }

    /** It stayed gone for ever. */
    @ParameterizedTest
    @ValueSource(strings = {"", "Found: "})
    void aCopyThatIsGoneIsBackWhereItsAddressLeadsToOne(String before) throws Exception {
        answers.remove("/story");
        assertThat(watch().out()).contains("1 copy is gone");
        answers.put("/story", Answer.leadsTo("/hop"));
        answers.put("/hop", Answer.leadsTo("/elsewhere"));
        answers.put("/elsewhere", Answer.page(STORY.replace("<p>", "<p>" + before)));
        assertThat(watch().out())
                .contains(url + "  (text): 1 match, back after it was gone", "1 copy is back that had been gone");
        assertThat(states()).contains("PRESENT");
        assertThat(watch().out()).as("told once").doesNotContain("back", "seen again");
        answers.put("/elsewhere", Answer.page(WEATHER));
        assertThat(watch().out()).contains(url + ": gone, seen last ");
        assertThat(states()).doesNotContain("PRESENT");
    }

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
        assertThat(Cli.run(home, "sightings").out()).contains("not known since");
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

    /** What became of the other work is known when what the page shows was looked into. */
    @Test
    void aCopyIsToldToBeBackAfterAnotherWorkStoodInItsPlace() throws Exception {
        String lamp = Stories.nameInTheLamplight();
        Path work = Files.writeString(folder.resolve("lamp.txt"), lamp);
        Cli.run(home, "register", work.toString(), "--owner", "Ada");
        String shown = "<img src=/medium>";
        answers.put("/story", Answer.page(STORY + shown));
        scan();
        answers.put("/story", Answer.page("<html><title>Lamp</title><p>" + lamp + shown));
        assertThat(scan().out()).contains("leaf.txt", "gone, seen last");
        answers.put("/story", Answer.page(STORY + shown));
        assertThat(scan().out()).contains("1 match, back after it was gone", "gone, seen last");
        assertThat(scan().out()).as("told once").doesNotContain("back", "gone, seen last");
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

    private String look(String how) {
        return (how.equals("watch") ? watch() : scan()).out();
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

    /** It was never gone; and it may be what nobody could read. */
    @ParameterizedTest
    @ValueSource(strings = {"watch", "scan"})
    void anArchiveToWhichTheAddressLeadsTellsWhetherTheCopyIsGoneWhenAllOfItWasRead(String how) throws Exception {
        answers.put("/story", Answer.leadsTo("/works.zip"));
        byte[] plain = zip(Map.of("weather.html", WEATHER.getBytes(UTF_8)));
        List<byte[]> others = List.of(
                zip(Map.of(
                        "weather.html",
                        WEATHER.getBytes(UTF_8),
                        "leaf.txt",
                        Stories.theLastLeaf().getBytes(UTF_8))),
                zip(Map.of("weather.html", WEATHER.getBytes(UTF_8), "leaf.jpg", new byte[5_000])),
                Arrays.copyOf(plain, plain.length - 40));
        for (byte[] archive : others) {
            files.put("/works.zip", archive);
            assertThat(look(how)).doesNotContain(url + ": gone");
            assertThat(states()).containsExactly("PRESENT");
        }
        files.put("/works.zip", plain);
        assertThat(look(how)).contains(url + ": gone, seen last ");
        assertThat(states()).containsExactly("GONE");
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : new TreeMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
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
        assertThat(Cli.run(home, "sightings").out()).contains("not known since");
        answers.put(
                "/lake.png", new Answer(404, "text/html", "<h1>Not found</h1><img src=/logo.png><img src=/no.png>"));
        assertThat(look(how)).contains(url + ": gone, seen last ", "404");
        assertThat(states()).containsExactly("GONE");
        asked.clear();
        assertThat(look(how)).as("told once").doesNotContain("gone, seen last");
        assertThat(asked).as("nothing is known to be there").doesNotContain("/logo.png", "/no.png");
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

    /** What stands there counts, and not the status. */
    @ParameterizedTest
    @ValueSource(strings = {"watch", "scan"})
    void aCopyThatComesWithStatus404WhereTheAddressLeadsIsThere(String how) throws Exception {
        answers.put("/story", Answer.leadsTo("/elsewhere"));
        answers.put("/elsewhere", new Answer(404, "text/html; charset=utf-8", STORY));
        assertThat((how.equals("watch") ? watch() : scan()).out()).doesNotContain("gone");
        assertThat(states()).containsExactly("PRESENT");
        answers.remove("/elsewhere");
        assertThat((how.equals("watch") ? watch() : scan()).out()).contains(url + ": gone, seen last ");
    }

    /** The work in another form may be there; a page that says that nothing is there is not. */
    @ParameterizedTest
    @CsvSource({
        "watch, text/plain",
        "watch, text/html",
        "scan, text/plain",
        "scan, text/html",
    })
    void wordsOfTheWorkThatComeWithStatus410MayBeTheCopy(String how, String type) throws Exception {
        String crop = Stories.theLastLeaf().substring(1_000, 3_000);
        answers.put("/story", new Answer(410, type, type.endsWith("html") ? "<title>x</title><pre>" + crop : crop));
        assertThat((how.equals("watch") ? watch() : scan()).out()).doesNotContain("gone, seen last");
        assertThat(states()).containsExactly("PRESENT");
        answers.put("/story", new Answer(410, type, WEATHER));
        assertThat((how.equals("watch") ? watch() : scan()).out()).contains(url + ": gone, seen last ");
    }

    /** It was told in full, as if nobody had known of it. */
    @Test
    void aCopyAtWhoseAddressNothingRedirectsAnyMoreIsKnown() throws Exception {
        answers.put("/story", Answer.leadsTo("/elsewhere"));
        answers.put("/elsewhere", Answer.page(STORY));
        watch();
        answers.put("/story", Answer.page(STORY));
        assertThat(watch().out()).contains("1 known and unchanged").doesNotContain("1 match", "gone", "again");
        answers.remove("/story");
        watch();
        answers.put("/story", Answer.page(STORY.replace("<p>", "<p>Found: ")));
        assertThat(watch().out()).contains(url + "  (text): 1 match, back after it was gone");
    }

    /** The part that came was told as other bytes in its place, and took its place in the case. */
    @ParameterizedTest
    @ValueSource(strings = {"watch", "scan"})
    void aPartOfACopyBehindARedirectTakesNoPlace(String how) throws Exception {
        Cli.run(home, "decide", "--all", "--as", "confirmed", "--reason", "it is mine", "--yes");
        Cli.run(home, "case", "open", "--all", "--yes");
        answers.put("/story", Answer.leadsTo("/elsewhere"));
        answers.put("/elsewhere", new Answer(206, "text/html; charset=utf-8", STORY.substring(0, 1_500)));
        assertThat((how.equals("watch") ? watch() : scan()).out()).doesNotContain("gone", "in place of");
        assertThat(states()).containsOnly("PRESENT");
        assertThat(Cli.run(home, "sightings", "--json").out()).doesNotContain("replacement");
        assertThat(Cli.run(home, "sightings").out()).contains("not known since");
        answers.put("/elsewhere", Answer.page(STORY.replace("<p>", "<p>Found: ")));
        assertThat((how.equals("watch") ? watch() : scan()).out()).doesNotContain("gone");
        assertThat(states()).as("the whole").contains("GONE", "PRESENT");
    }

    /** It stayed there as if nobody had looked. */
    @Test
    void aScanTellsOfACopyToWhichItWasLedThatItIsGone() throws Exception {
        String elsewhere = url.replace("/story", "/elsewhere");
        answers.put("/elsewhere", Answer.page(STORY));
        Cli.run(home, "scan", elsewhere, "--allow", allowed);
        answers.put("/story", Answer.leadsTo("/elsewhere"));
        answers.put("/elsewhere", new Answer(503, "text/html", "not now"));
        scan();
        assertThat(Cli.run(home, "show", elsewhere, "--looks").out()).contains("503");
        answers.remove("/elsewhere");
        assertThat(scan().out()).contains(url + ": gone, seen last ", elsewhere + ": gone, seen last ");
        assertThat(Cli.run(home, "sightings", "--json").out()).doesNotContain("PRESENT");
    }

    /** A scan kept nothing of it. */
    @ParameterizedTest
    @CsvSource({
        "mailto:ada@example.org, a redirect to what is no URL, 重定向",
        "ftp://example.org/story, a redirect to what is no URL, 重定向",
        "http://127.0.0.2:9/story, redirects to http://127.0.0.2:9/story, http://127.0.0.2:9/story",
        "/hop, redirects to http://127.0.0.2:9/story, http://127.0.0.2:9/story"
    })
    void whereNobodyMayFollowACopyIsNotKnownToWatchAndScanAlike(String target, String why, String inChinese) {
        answers.put("/hop", Answer.leadsTo("http://127.0.0.2:9/story"));
        answers.put("/story", Answer.leadsTo(target));
        if (!target.equals("/hop")) {
            watch();
            assertThat(Cli.run(home, "sightings").out()).as("watch").contains("not known since", why);
            answers.put("/story", Answer.page(STORY));
            watch();
            assertThat(Cli.run(home, "sightings").out()).doesNotContain("not known since");
            answers.put("/story", Answer.leadsTo(target));
        }
        assertThat(scan().out()).doesNotContain("gone");
        assertThat(Cli.run(home, "sightings").out()).as("scan").contains("not known since", why);
        assertThat(Cli.run(home, "sightings", "--lang", "zh").out()).contains("情况不明", inChinese);
        assertThat(states()).containsExactly("PRESENT");
        answers.put("/story", Answer.page(STORY));
        scan();
        assertThat(Cli.run(home, "sightings").out()).doesNotContain("not known since");
    }

    /** It was another place at each scan. */
    @Test
    void aFragmentIsNoPartOfThePlaceToWhichAScanIsLed() throws Exception {
        answers.put("/elsewhere", Answer.page(STORY));
        for (int time = 1; time <= 2; time++) {
            answers.put("/story", Answer.leadsTo("/elsewhere#t=" + time));
            scan();
        }
        assertThat(Cli.run(home, "sightings", "--json").lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).doesNotContain("#"));
    }

    /** It grew by each of them: 12, 27, 60 requests a run. */
    @Test
    void anAddressThatLeadsElsewhereEachTimeCostsAFewRequestsARun() throws Exception {
        for (int run = 0; run < 5; run++) {
            answers.put("/story", Answer.leadsTo("/elsewhere?n=" + run));
            answers.put("/elsewhere?n=" + run, Answer.page(run % 2 == 0 ? STORY : WEATHER));
            asked.clear();
            watch();
            assertThat(asked).contains("/story", "/elsewhere?n=" + run).hasSizeLessThanOrEqualTo(3);
        }
    }

    @Test
    void addressesThatLeadToEachOtherTellNothingAndAreNamed() throws Exception {
        answers.put("/story", Answer.leadsTo("/elsewhere"));
        answers.put("/elsewhere", Answer.leadsTo("/story"));
        watch();
        asked.clear();
        assertThat(watch().err()).contains(url + ": redirects that lead back to it");
        assertThat(asked).hasSizeLessThanOrEqualTo(2);
        assertThat(states()).containsExactly("PRESENT");
        assertThat(Cli.run(home, "source", "list", "--failing").out()).contains("redirects that lead back to it");
        assertThat(Cli.run(home, "source", "list", "--failing", "--lang", "zh").out())
                .contains("重定向最终又回到该地址");
    }
}
