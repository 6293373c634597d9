package dev.colophon.cli.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Cli;
import dev.colophon.samples.text.Stories;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code watch} and {@code scan} say of a copy whose address redirects, or answers that nothing is there and sends something. */
@Tag("full")
class RedirectedCopiesIT extends CopyOnTheWeb {

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
