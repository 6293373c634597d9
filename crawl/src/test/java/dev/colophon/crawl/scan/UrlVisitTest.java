package dev.colophon.crawl.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.colophon.http.FetchLimits;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.LoopbackSite;
import dev.colophon.http.Redirect;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlVisitTest {

    @TempDir
    Path folder;

    private Path scratch;
    private LoopbackSite site;
    private GuardedClient client;

    @BeforeEach
    void start() throws IOException {
        scratch = Files.createDirectory(folder.resolve("scratch"));
        site = new LoopbackSite();
        client = new GuardedClient(site.settings(scratch));
    }

    @AfterEach
    void stop() {
        client.close();
        site.close();
    }

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private List<ScanItem> visit(String path, VisitLimits limits) {
        List<ScanItem> items = new ArrayList<>();
        try (UrlVisit visit = new UrlVisit(client, limits, site.url(path))) {
            visit.forEachRemaining(items::add);
        }
        return items;
    }

    private static List<Captured> captured(List<ScanItem> items) {
        return items.stream()
                .filter(Captured.class::isInstance)
                .map(Captured.class::cast)
                .toList();
    }

    private static List<Skipped> skipped(List<ScanItem> items) {
        return items.stream()
                .filter(Skipped.class::isInstance)
                .map(Skipped.class::cast)
                .toList();
    }

    /** Whoever comes from the page may see a picture there. */
    @ParameterizedTest
    @CsvSource({"/a.png, false", "/from, true", "/p, true"})
    void aPageThatShowsWhatLeadsBackToItShowsMoreThanWasAskedFor(String shown, boolean more) {
        site.redirect("/from", "/p");
        site.page("/p", "<p>text<img src=" + shown + ">");
        Captured page = captured(visit("/from", VisitLimits.defaults())).getFirst();
        assertThat(page.said().leadsOn()).isEqualTo(more);
        page.close();
    }

    @Test
    void givesThePageAndTheMediaItShows() throws Exception {
        String data = Base64.getEncoder().encodeToString(noise(3_000));
        site.page("/p", """
                <base href="file:///etc/"><p>text</p><img src=/a.png><img src=/icon.png><a href=/song.mp3>song</a>
                <img src=/gone.png><img src="http://10.0.0.1/x.png"><iframe src=/frame></iframe>
                <img src="data:image/png;base64,%s">""".formatted(data));
        site.page("/frame", "<video src=/film.mp4></video><iframe src=/deeper></iframe>");
        site.bytes("/a.png", "image/png", noise(4_000));
        site.bytes("/icon.png", "image/png", noise(300));
        site.bytes("/song.mp3", "audio/mpeg", noise(9_000));
        site.bytes("/film.mp4", "video/mp4", noise(8_000));
        List<ScanItem> items = visit("/p", VisitLimits.defaults());
        List<Captured> found = captured(items);
        assertThat(found)
                .extracting(Captured::url, Captured::page, Captured::element)
                .startsWith(
                        tuple(site.url("/p"), Optional.empty(), Optional.empty()),
                        tuple(site.url("/a.png"), Optional.of(site.url("/p")), Optional.of("img[src]")),
                        tuple(site.url("/song.mp3"), Optional.of(site.url("/p")), Optional.of("a[href]")),
                        tuple(site.url("/frame"), Optional.of(site.url("/p")), Optional.of("iframe[src]")))
                .contains(tuple(site.url("/film.mp4"), Optional.of(site.url("/frame")), Optional.of("video[src]")));
        assertThat(Files.readAllBytes(found.get(4).path())).isEqualTo(noise(3_000));
        assertThat(found).hasSize(6);
        assertThat(skipped(items))
                .extracting(Skipped::kind, Skipped::reason)
                .containsExactlyInAnyOrder(
                        tuple(Skipped.Kind.SKIPPED, "a picture of fewer than 2000 bytes"),
                        tuple(Skipped.Kind.GONE, "the server answered 404"),
                        tuple(Skipped.Kind.NOT_PUBLIC, "refused: 10.0.0.1 is a private address (rule SSRF-4)"));
        found.forEach(Captured::close);
        try (Stream<Path> left = Files.list(scratch)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void givesThePageToWhichAPageSendsItsReaders() {
        site.page("/p", "<meta http-equiv=refresh content='0; url=/next'><p>text");
        site.page("/next", "<meta http-equiv=refresh content='0; url=/never'><p>more");
        List<Captured> found = captured(visit("/p", VisitLimits.defaults()));
        assertThat(found)
                .extracting(
                        Captured::url,
                        Captured::page,
                        Captured::element,
                        page -> page.said().leadsOn())
                .containsExactly(
                        tuple(site.url("/p"), Optional.empty(), Optional.empty(), false),
                        tuple(site.url("/next"), Optional.of(site.url("/p")), Optional.of("meta[refresh]"), true));
        assertThat(found.getFirst().said().shows()).contains(Set.of(site.url("/next")));
        found.forEach(Captured::close);
    }

    @Test
    void givesAMediumByItself() throws Exception {
        site.redirect("/r", "/song");
        site.bytes("/song", "audio/mpeg", noise(9_000));
        List<ScanItem> items = visit("/r", VisitLimits.defaults());
        assertThat(captured(items)).singleElement().satisfies(song -> {
            assertThat(song.url()).isEqualTo(site.url("/song"));
            assertThat(song.redirects()).hasSize(1);
            assertThat(song.found().place()).isEqualTo(site.url("/song"));
        });
    }

    /** The page is where the medium stood, after redirects; a medium's own redirects do not change it. */
    @Test
    void keepsThePageWhereAMediumStood() {
        site.redirect("/short", "/long/page");
        site.page("/long/page", "<img src=a.png><video src=/moved></video><iframe src=/f></iframe><iframe src=page>");
        site.redirect("/f", "/deep/frame");
        site.page("/deep/frame", "<audio src=song.mp3></audio><iframe src=/never></iframe>");
        site.redirect("/moved", "/cdn/film.mp4");
        site.bytes("/long/a.png", "image/png", noise(4_000));
        site.bytes("/cdn/film.mp4", "video/mp4", noise(8_000));
        site.bytes("/deep/song.mp3", "audio/mpeg", noise(9_000));
        List<ScanItem> items = visit("/short", VisitLimits.defaults());
        Optional<String> page = Optional.of(site.url("/long/page"));
        assertThat(captured(items))
                .extracting(Captured::url, Captured::page, Captured::element)
                .containsExactly(
                        tuple(site.url("/long/page"), Optional.empty(), Optional.empty()),
                        tuple(site.url("/long/a.png"), page, Optional.of("img[src]")),
                        tuple(site.url("/cdn/film.mp4"), page, Optional.of("video[src]")),
                        tuple(site.url("/deep/frame"), page, Optional.of("iframe[src]")),
                        tuple(
                                site.url("/deep/song.mp3"),
                                Optional.of(site.url("/deep/frame")),
                                Optional.of("audio[src]")));
        assertThat(skipped(items)).isEmpty();
        assertThat(captured(items).get(2).redirects())
                .containsExactly(new Redirect(site.url("/moved"), 302, site.url("/cdn/film.mp4")));
        assertThat(captured(items).get(2).found().place()).isEqualTo(site.url("/cdn/film.mp4"));
    }

    @Test
    void stopsAtTheBudgetOfAPageAndSaysWhatIsLeft() {
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            html.append("<img src=/").append(i).append(".png>");
        }
        site.page("/p", html.toString());
        VisitLimits few = new VisitLimits(FetchLimits.defaults(), 3, 1 << 20, 2_000, 1 << 20);
        List<ScanItem> items = visit("/p", few);
        assertThat(site.requests).hasValue(4);
        assertThat(skipped(items).getLast().reason())
                .isEqualTo("the budget of this page is spent; 4997 media left out");
    }

    @Test
    void handsOverAPageWhoseCharsetOnlyTheHeaderTells() throws Exception {
        String html = "<html><p>小说作品</p></html>";
        site.bytes("/gb", "text/html; charset=gb2312", html.getBytes(Charset.forName("GBK")));
        Captured page = captured(visit("/gb", VisitLimits.defaults())).getFirst();
        assertThat(Files.readString(page.path())).isEqualTo("\uFEFF" + html);
    }

    @Test
    void visitsAListLineByLine() throws Exception {
        site.bytes("/a.mp3", "audio/mpeg", noise(3_000));
        site.page("/p", "<audio src=/a.mp3></audio>");
        Path list = folder.resolve("list.txt");
        Files.writeString(
                list, "# ours\n" + site.url("/a.mp3") + "\n\nnot a url\n" + site.url("/p") + "\nhttp://127.0.0.1:1/\n");
        ScanSource source = ScanSource.of(list.toString());
        assertThat(source).isEqualTo(new ScanSource.UrlListFile(list));
        List<ScanItem> items = new ArrayList<>();
        try (ScanItems captures =
                ScanItems.open((ScanSource.OfCaptures) source, client, VisitLimits.defaults(), _ -> false)) {
            captures.forEachRemaining(items::add);
        }
        assertThat(captured(items))
                .extracting(Captured::url)
                .containsExactly(site.url("/a.mp3"), site.url("/p"), site.url("/a.mp3"));
        assertThat(skipped(items))
                .extracting(Skipped::place, Skipped::kind)
                .containsExactly(
                        tuple(list + ":4", Skipped.Kind.FAILED), tuple("http://127.0.0.1:1/", Skipped.Kind.NOT_PUBLIC));
    }
}
