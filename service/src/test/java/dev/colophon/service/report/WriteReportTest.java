package dev.colophon.service.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.evidence.messages.Language;
import dev.colophon.http.guard.AllowList;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import dev.colophon.samples.text.Stories;
import dev.colophon.service.RecordingListener;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.registration.RegisterWorks;
import dev.colophon.service.registration.RegistrationRequest;
import dev.colophon.service.registration.RegistrationResult;
import dev.colophon.service.scan.ScanSources;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import dev.colophon.sightings.SightingQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteReportTest {

    private static final Actor ADA = new Actor(Organisation.FIRST, "ada");
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final Language ENGLISH = Language.ENGLISH;
    private static final Language CHINESE = Language.of("zh").orElseThrow();

    private static final String HOSTILE = "</title><script>alert(1)</script>\u202E\"'>";

    @TempDir
    Path folder;

    private Settings settings = Settings.of(new Variables(Map.of()));
    private Path report = Path.of("");

    @BeforeEach
    void home() {
        settings = Settings.of(
                new Variables(Map.of(Settings.HOME, folder.resolve("home").toString())));
        report = folder.resolve("report");
    }

    private void seen(int copies) throws IOException {
        Path work = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        new RegisterWorks(settings)
                .register(
                        ADA,
                        new RegistrationRequest(
                                List.of(work),
                                Optional.empty(),
                                List.of(),
                                Optional.of(HOSTILE.replace("\u202E", "") + "owner"),
                                Optional.of(HOSTILE),
                                Optional.empty(),
                                List.of()),
                        new RecordingListener<RegistrationResult>());
        Path found = Files.createDirectories(folder.resolve("found"));
        for (int i = 0; i < copies; i++) {
            Files.writeString(
                    found.resolve("\" onerror=alert(1) <b>" + i + ".txt"),
                    "Found by <script>alert(" + i + ")</script>: " + Stories.theLastLeaf());
        }
        assertThat(new ScanSources(settings)
                        .scan(
                                ADA,
                                new ScanSources.Request(List.of(found.toString()), false, AllowList.none()),
                                new RecordingListener<>()))
                .isTrue();
    }

    private WrittenReport write(Path where, Language language) throws IOException {
        return new WriteReport(settings, InstantSource.fixed(NOW))
                .write(
                        ADA,
                        new ReportOrder(where, SightingQuery.ALL, "", Optional.empty(), language),
                        new RecordingListener<>())
                .orElseThrow();
    }

    private static Map<String, byte[]> files(Path where) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(where)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(where.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private List<Document> pages() throws IOException {
        try (Stream<Path> all = Files.walk(report)) {
            return all.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .map(WriteReportTest::parsed)
                    .toList();
        }
    }

    private static Document parsed(Path page) {
        try {
            return Jsoup.parse(Files.readString(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatStrangersWroteIsTextAndNothingIsLoadedFromElsewhere() throws IOException {
        seen(2);
        WrittenReport written = write(report, ENGLISH);
        assertThat(written.sightings()).isEqualTo(2);
        assertThat(written.works()).isEqualTo(1);
        assertThat(written.notShown()).isZero();
        assertThat(pages()).hasSize(written.pages()).allSatisfy(page -> {
            assertThat(page.select("script, iframe, object, embed, form, base")).isEmpty();
            assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                    .startsWith("default-src 'none'")
                    .doesNotContain("script-src", "unsafe", "http");
            for (Element element : page.getAllElements()) {
                element.attributes().forEach(attribute -> {
                    assertThat(attribute.getKey()).doesNotStartWith("on").isNotEqualTo("style");
                    if (attribute.getKey().matches("href|src")) {
                        assertThat(attribute.getValue()).doesNotContain(":").doesNotStartWith("//");
                    }
                });
            }
            assertThat(page.html()).doesNotContain("\u202E");
        });
        Document sightings = parsed(report.resolve("sightings/1.html"));
        assertThat(sightings.select("article h2").eachText())
                .allSatisfy(title -> assertThat(title).contains("<script>alert(1)</script>[U+202E]"));
        assertThat(sightings.select(".pane.b .text").text()).contains("Found by <script>alert(0)</script>:");
        assertThat(sightings.select(".pane.b mark").text())
                .contains("Ansel Marrow")
                .doesNotContain("Found by");
        assertThat(sightings.select(".pane:not(.b) mark")).isNotEmpty();
    }

    /** It was expected by chance "0" times, and "no change" was "measured". */
    @Test
    void theSameFileIsUnchangedAndNoChance() throws IOException {
        seen(1);
        Path same = Files.writeString(folder.resolve("same.txt"), Stories.theLastLeaf());
        new ScanSources(settings)
                .scan(
                        ADA,
                        new ScanSources.Request(List.of(same.toString()), false, AllowList.none()),
                        new RecordingListener<>());
        write(report, ENGLISH);
        assertThat(parsed(report.resolve("sightings/1.html")).select("article"))
                .filteredOn(article -> article.text().contains("same.txt"))
                .singleElement()
                .satisfies(article -> assertThat(article.text())
                        .contains("EXACT", "Expected by chance below 1.0 × 10−12", "How it was changed unchanged"));
        write(report, CHINESE);
        assertThat(parsed(report.resolve("sightings/1.html")).text()).contains("低于 1.0 × 10−12", "改动方式 未改动");
    }

    private Element article(String file) {
        return parsed(report.resolve("sightings/1.html")).select("article").stream()
                .filter(article -> article.select(".place").text().contains(file))
                .findFirst()
                .orElseThrow();
    }

    /** A part of the work within much of somebody's own. */
    @Test
    void aPossibleExceptionIsToldOnceAndInEveryLanguage() throws IOException {
        seen(1);
        Path review = Files.writeString(
                folder.resolve("review.txt"),
                Stories.text(5, Stories.Language.ENGLISH, 3_000)
                        + "\n\n\"" + Stories.theLastLeaf().substring(2_000, 4_000) + "\"\n\n"
                        + Stories.text(6, Stories.Language.ENGLISH, 3_000));
        new ScanSources(settings)
                .scan(
                        ADA,
                        new ScanSources.Request(List.of(review.toString()), false, AllowList.none()),
                        new RecordingListener<>());
        write(report, ENGLISH);
        assertThat(article("review.txt").text())
                .contains(
                        "Decision Under review: an exception is possible by a rule, ",
                        "most of the copy is something else",
                        "all parts together: ",
                        " other characters",
                        "What is to be done first look at what it is")
                .doesNotContain("a person decides");
        assertThat(article("onerror").text()).contains("What is to be done");
        assertThat(parsed(report.resolve("index.html")).select(".figures").text())
                .contains("Sightings 2 Undecided 2 Decided 0");
        assertThat(parsed(report.resolve("index.html")).select(".state").eachText())
                .containsExactly("Open · 1", "Under review: an exception is possible · 1");
        write(report, CHINESE);
        assertThat(article("review.txt").text())
                .contains("副本的大部分为其他内容", "各部分合计：副本的", "应采取的措施 先查看内容")
                .doesNotContain("exception", "of the copy", "characters");
    }

    @Test
    void whatFollowsAMarkFollowsAtOnce() throws IOException {
        seen(1);
        write(report, ENGLISH);
        assertThat(Files.readString(report.resolve("sightings/1.html")))
                .contains("</mark>")
                .doesNotContain("</mark>\n");
    }

    @Test
    @Tag("full")
    void everyLinkLeadsSomewhere() throws IOException {
        seen(45);
        assertThat(write(report, ENGLISH).pages()).isEqualTo(1 + 2 + 1);
        try (Stream<Path> all = Files.walk(report)) {
            for (Path page :
                    all.filter(file -> file.toString().endsWith(".html")).toList()) {
                for (Element link : parsed(page).select("a[href], link[href]")) {
                    String[] target = link.attr("href").split("#", 2);
                    Path file = target[0].isEmpty()
                            ? page
                            : page.resolveSibling(target[0]).normalize();
                    assertThat(file).as("%s in %s", link, page).isRegularFile();
                    if (target.length == 2) {
                        assertThat(parsed(file).getElementById(target[1]))
                                .as("%s in %s", link, page)
                                .isNotNull();
                    }
                }
            }
        }
        assertThat(parsed(report.resolve("index.html")).select(".figures dd").eachText())
                .startsWith("45", "45", "0");
    }

    @Test
    void theSameStateIsTheSameBytes() throws IOException {
        seen(3);
        write(report, CHINESE);
        Map<String, byte[]> first = files(report);
        write(report, CHINESE);
        assertThat(files(report)).containsExactlyEntriesOf(first);
        Document overview = parsed(report.resolve("index.html"));
        assertThat(overview.selectXpath("/html").attr("lang")).isEqualTo("zh-CN");
        assertThat(overview.text()).contains("发现记录报告", "2026-11-27 12:00 UTC");
    }

    @Test
    void aFolderWithAnythingElseIsLeftAlone() throws IOException {
        seen(1);
        Files.createDirectory(report);
        Files.writeString(report.resolve("notes.txt"), "mine");
        assertThatThrownBy(() -> write(report, ENGLISH))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("holds something else than a report");
        assertThat(files(report)).containsOnlyKeys("notes.txt");
        Files.delete(report.resolve("notes.txt"));

        write(report, ENGLISH);
        Files.writeString(report.resolve("notes.txt"), "mine");
        assertThatThrownBy(() -> write(report, ENGLISH)).isInstanceOf(ServiceException.class);
        assertThat(report.resolve("notes.txt")).hasContent("mine");
        try (Stream<Path> beside = Files.list(folder)) {
            assertThat(beside.map(path -> path.getFileName().toString()).filter(name -> name.startsWith(".")))
                    .isEmpty();
        }
    }

    @Test
    void whatADeadProcessLeftIsDeleted() throws IOException, InterruptedException {
        seen(1);
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path left = Files.createDirectories(folder.resolve(".report.%d.new/sightings".formatted(dead.pid())));
        Path other = Files.createDirectories(folder.resolve(".report.%d.newer".formatted(dead.pid())));
        Path alive = Files.createDirectories(folder.resolve(".report.1.new"));
        write(report, ENGLISH);
        assertThat(left.getParent()).doesNotExist();
        assertThat(other).exists();
        assertThat(alive).exists();
    }

    @Test
    void whereNothingIsLikeThatThePagesSaySo() throws IOException {
        seen(1);
        SightingQuery none = SightingQuery.ALL.at(Optional.of(Host.parse("none.example")));
        WrittenReport written = new WriteReport(settings, InstantSource.fixed(NOW))
                .write(
                        ADA,
                        new ReportOrder(report, none, "--host none.example", Optional.empty(), ENGLISH),
                        new RecordingListener<>())
                .orElseThrow();
        assertThat(written.sightings()).isZero();
        assertThat(parsed(written.first()).text())
                .contains(
                        "Only these sightings: --host none.example", "No sighting is like that", "Texts looked into 1");
    }
}
