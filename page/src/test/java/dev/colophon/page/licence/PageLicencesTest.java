package dev.colophon.page.licence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.page.PageReader;
import dev.colophon.page.licence.LicenceSignal.Effect;
import dev.colophon.page.licence.LicenceSignal.Proof;
import dev.colophon.page.licence.LicenceSignal.Scope;
import dev.colophon.page.licence.LicenceSignal.Speaker;
import dev.colophon.page.licence.LicenceSignal.Standard;
import dev.colophon.page.link.UrlResolver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Written pages and what they say of licences: lawful ones and their twins that say nothing, or something else. */
class PageLicencesTest {

    private static final String SITE = "https://site.example";
    private static final String PAGE = SITE + "/dir/page";

    /**
     * A page of {@code pages.txt}: {@code #} its name, {@code ^} a header, {@code ->} what it says.
     *
     * @param said scope, effect, subject and statement
     */
    record WrittenPage(String name, String html, Map<String, List<String>> headers, List<String> said) {

        static WrittenPage of(String text) {
            int behindName = text.indexOf('\n');
            List<String> said = new ArrayList<>();
            Map<String, List<String>> headers = new HashMap<>();
            StringBuilder html = new StringBuilder();
            for (String line : text.substring(behindName + 1).split("\n", 0)) {
                if (line.startsWith("-> ")) {
                    said.add(line.substring(3));
                } else if (line.startsWith("^ ")) {
                    String[] header = line.substring(2).split(": ", 2);
                    headers.computeIfAbsent(header[0], _ -> new ArrayList<>()).add(header[1]);
                } else {
                    html.append(line).append('\n');
                }
            }
            return new WrittenPage(text.substring(0, behindName), html.toString(), headers, said);
        }

        List<LicenceSignal> signals() {
            return PageReader.read(html, PAGE, headers).licences();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<WrittenPage> pages() throws IOException {
        try (var text = Objects.requireNonNull(PageLicencesTest.class.getResourceAsStream("pages.txt"))) {
            return List.of(new String(text.readAllBytes(), UTF_8).substring(2).split("\n# ", 0)).stream()
                    .map(page -> WrittenPage.of(page.strip() + "\n"))
                    .toList();
        }
    }

    private static String shown(LicenceSignal signal) {
        return "%s %s %s: %s"
                .formatted(
                        signal.scope(), signal.effect(), signal.subject().replace(SITE + "/", "/"), signal.statement());
    }

    @Test
    void thereAreSixtyAtLeast() throws IOException {
        assertThat(pages()).hasSizeGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void saysWhatIsWritten(WrittenPage page) {
        assertThat(page.signals()).extracting(PageLicencesTest::shown).containsExactlyInAnyOrderElementsOf(page.said());
    }

    /** Whatever the page is about, it names where it was read and who speaks. */
    @ParameterizedTest
    @MethodSource("pages")
    void everyStatementHasASpeaker(WrittenPage page) {
        assertThat(page.signals()).allSatisfy(signal -> {
            assertThat(signal.saidOn()).isEqualTo(PAGE);
            assertThat(signal.locator()).isNotBlank();
            assertThat(signal.speaker() == Speaker.SERVER).isEqualTo(signal.proof() == Proof.DOMAIN);
            assertThat(signal.mayLicense())
                    .isEqualTo(signal.effect() == Effect.LICENSES || signal.effect() == Effect.UNREADABLE);
        });
    }

    @Test
    void namesAndPasswordsInAddressesAreLeftOut() {
        String html = "<a rel=license href='http://joe:s3cret@creativecommons.org/licenses/by/4.0/'>CC</a><p>words</p>";
        assertThat(PageReader.read(html, PAGE, Map.of()).licences())
                .isNotEmpty()
                .allSatisfy(signal -> assertThat(signal.toString()).doesNotContain("s3cret"));
    }

    @Test
    void aStatementSaysWhereItsTermsAre() {
        LicenceSignal said = new WrittenPage(
                        "",
                        "<figure><img src=/a.jpg><a rel=license href=https://creativecommons.org/licenses/by/4.0/>CC</a></figure>",
                        Map.of(),
                        List.of())
                .signals()
                .getFirst();
        assertThat(said)
                .isEqualTo(new LicenceSignal(
                        Standard.CREATIVE_COMMONS,
                        PAGE,
                        "a[license]",
                        Scope.ASSET,
                        SITE + "/a.jpg",
                        Effect.LICENSES,
                        "CC BY 4.0",
                        Speaker.PAGE_AUTHOR,
                        Proof.NONE,
                        Optional.of("https://creativecommons.org/licenses/by/4.0/")));
    }

    @Test
    void aPageOfManyStatementsIsBounded() {
        String many = "<figure><img src=/a.jpg>%s</figure>"
                .formatted("<a rel=license href=/l%d>x</a>".repeat(20_000).transform(PageLicencesTest::numbered));
        assertThat(PageReader.read(many, PAGE, Map.of()).licences())
                .hasSizeBetween(PageLicences.MOST_SIGNALS, PageLicences.MOST_SIGNALS + Standard.values().length);
        String deep = "<div about=/a.jpg>".repeat(50_000) + "<a rel=license href=/l>x</a>";
        assertThat(PageReader.read(deep, PAGE, Map.of()).licences()).hasSize(1);
        String nested =
                "<figure><img src=/a.jpg>".repeat(3_000) + "</figure><a rel=license href=/l>x</a>".repeat(3_000);
        assertThat(PageReader.read(nested, PAGE, Map.of()).licences())
                .extracting(LicenceSignal::effect)
                .contains(Effect.UNREADABLE);
        String data = "<script type=application/ld+json>{\"license\":" + "[".repeat(100_000) + "</script>";
        assertThat(PageReader.read(data, PAGE, Map.of()).licences())
                .singleElement()
                .extracting(LicenceSignal::effect)
                .isEqualTo(Effect.UNREADABLE);
        String lengthy = "<a rel=license href=/%s>%s</a>".formatted("l".repeat(7_000), "w".repeat(7_000));
        assertThat(PageReader.read(lengthy, PAGE, Map.of()).licences())
                .singleElement()
                .satisfies(signal -> {
                    assertThat(signal.statement()).hasSizeLessThanOrEqualTo(LicenceSignal.LONGEST_STATEMENT);
                    assertThat(signal.terms()).isEmpty();
                });
    }

    private static final String LICENCE = "<a rel=license href=https://creativecommons.org/licenses/by/4.0/>CC</a>";

    private static final String DATA =
            "<script type=application/ld+json>{\"@type\":\"ImageObject\",\"contentUrl\":\"/a.jpg\",\"license\":\"/l\"}</script>";

    private static List<LicenceSignal> licences(String html) {
        return PageReader.read(html, PAGE, Map.of()).licences();
    }

    /** A licence that stood behind what others need no licence for was lost without a word. */
    @Test
    void scriptsThatSayNothingOfLicencesCountForNothing() {
        String others = "<script type=text/javascript>let a</script><script type=application/ld+json>{}</script>";
        assertThat(licences(others.repeat(MarkedPage.MOST_SCRIPTS + 1) + DATA))
                .extracting(PageLicencesTest::shown)
                .containsExactly("ASSET LICENSES /a.jpg: a licence");
    }

    /** What says of a licence as far as a bound, and one more that stands behind it. */
    @Test
    void whatStandsBeyondABoundMaySayAnything() {
        String credit = "<script type=application/ld+json>{\"creditText\":\"A\"}</script>";
        bound(credit.repeat(MarkedPage.MOST_SCRIPTS - 1) + DATA, DATA);
        String rsl = "<script type=application/rsl+xml><rsl>%s</rsl></script>";
        String content = "<content url=/a.jpg><license><permits>search</permits></license></content>";
        assertThat(unreadable(rsl.formatted(content.repeat(RslTerms.MOST_CONTENTS))))
                .isZero();
        assertThat(unreadable(rsl.formatted(content.repeat(RslTerms.MOST_CONTENTS + 1))))
                .isOne();
        bound("<meta name=a content=b>".repeat(MarkedPage.MOST_MARKED - 1) + LICENCE, LICENCE);
        String links = numbered("<a rel=license href=/l%d>x</a>".repeat(PageLicences.MOST_SIGNALS));
        bound(links, "<a rel=license href=/other>x</a>");
        assertThat(unreadable(links + "<a rel=license href=/l7>x</a>"))
                .as("one that is known")
                .isZero();
        assertThat(unreadable(links + "<span property=cc:attributionName>Ada</span>"))
                .as("no licence")
                .isZero();
        String levels = "<div>".repeat(SignalSubject.MOST_LEVELS - 2) + LICENCE;
        assertThat(licences("<div about=/a.jpg>" + levels))
                .extracting(PageLicencesTest::shown)
                .containsExactly("ASSET LICENSES /a.jpg: CC BY 4.0");
        assertThat(unreadable("<div about=/a.jpg><div>" + levels)).isOne();
        String pictures = numbered("<img src=/%d.jpg>".repeat(SignalSubject.MOST_NAMES));
        assertThat(unreadable("<figure>" + pictures + LICENCE + "</figure>")).isZero();
        assertThat(unreadable("<figure>" + pictures + "<img src=/more.jpg>" + LICENCE + "</figure>"))
                .isOne();
        assertThat(unreadable(
                        "<figure itemscope>" + pictures + "<img src=/more.jpg><b itemprop=creditText>Ada</b></figure>"))
                .as("no licence")
                .isZero();
        String part = "{\"image\":";
        String parts = "<script type=application/ld+json>{\"license\":\"/l\",\"image\":%s\"/a.jpg\"%s</script>";
        int most = SchemaDataFinder.MOST_LEVELS;
        assertThat(unreadable(parts.formatted(part.repeat(most - 1), "}".repeat(most))))
                .isZero();
        assertThat(unreadable(parts.formatted(part.repeat(most), "}".repeat(most + 1))))
                .isOne();
    }

    private static void bound(String html, String more) {
        assertThat(licences(html))
                .anySatisfy(signal -> assertThat(signal.effect()).isEqualTo(Effect.LICENSES));
        assertThat(unreadable(html)).isZero();
        assertThat(unreadable(html + more)).isOne();
    }

    private static long unreadable(String html) {
        return licences(html).stream()
                .filter(signal -> signal.effect() == Effect.UNREADABLE)
                .peek(signal -> assertThat(signal.subject())
                        .as("holds what stands on it")
                        .isEqualTo(PAGE))
                .count();
    }

    /** As {@link #whatStandsBeyondABoundMaySayAnything}, of the tags of a file. */
    @Test
    void tagsBeyondTheirBoundMaySayAnything() {
        List<String> credits = IntStream.range(0, EmbeddedLicences.MOST_SIGNALS)
                .mapToObj(number -> "© Ada " + number)
                .toList();
        Map<String, List<String>> tags = new TreeMap<>(Map.of("copyright", credits));
        assertThat(EmbeddedLicences.find(tags, "/a.jpg", "ab12")).hasSize(EmbeddedLicences.MOST_SIGNALS);
        tags.put("license", List.of("CC0"));
        assertThat(EmbeddedLicences.find(tags, "/a.jpg", "ab12"))
                .hasSize(EmbeddedLicences.MOST_SIGNALS + 1)
                .last()
                .satisfies(signal -> {
                    assertThat(signal.effect()).isEqualTo(Effect.UNREADABLE);
                    assertThat(signal.subject()).isEqualTo("ab12");
                });
    }

    private static String numbered(String links) {
        StringBuilder text = new StringBuilder();
        int number = 0;
        for (String part : links.split("%d", -1)) {
            text.append(part).append(number++);
        }
        return text.toString();
    }

    @Test
    void robotsSpeakOfTheHostToPrograms() {
        String robots = """
                User-agent: *
                Disallow: /x
                license: /rsl.xml # RSL
                Content-Usage: train-ai=n
                License
                License: mailto:ada@ada.example
                """;
        assertThat(RobotsLicences.find(robots, SITE + "/robots.txt"))
                .allSatisfy(signal -> assertThat(signal.mayLicense()).isFalse())
                .extracting(PageLicencesTest::shown)
                .containsExactly(
                        "HOST MACHINE_USE https://site.example: terms for programs",
                        "HOST MACHINE_USE https://site.example: train-ai=n");
    }

    @Test
    void robotsSpeakOfTheirOwnPort() {
        assertThat(RobotsLicences.find("Content-Usage: train-ai=n", SITE + ":8443/robots.txt"))
                .extracting(LicenceSignal::subject)
                .containsExactly(SITE + ":8443");
        assertThat(UrlResolver.originOf(SITE + ":443/a?b")).contains(SITE);
        assertThat(UrlResolver.originOf("/srv/photos")).isEmpty();
    }

    @Test
    void tagsOfAFileSpeakOfItself() {
        assertThat(said("cc:license", "https://creativecommons.org/licenses/by/4.0/"))
                .isEqualTo("LICENSES CC BY 4.0");
        assertThat(said("license", "http://creativecommons.org/licenses/by-sa/3.0/"))
                .isEqualTo("LICENSES CC BY-SA 3.0");
        assertThat(said("xmpRights:WebStatement", "https://creativecommons.org/publicdomain/zero/1.0/"))
                .isEqualTo("LICENSES CC0 1.0");
        assertThat(said("xmpRights:WebStatement", "https://ada.example/terms")).isEqualTo("OFFERS terms of use");
        assertThat(said("xmpRights:UsageTerms", "You may use this under CC BY 4.0, see my page"))
                .isEqualTo("LICENSES CC BY 4.0");
        assertThat(said("xmpRights:UsageTerms", "All rights reserved")).isEqualTo("RESERVES All rights reserved");
        assertThat(said("xmpRights:UsageTerms", "Ask me")).isEqualTo("OFFERS Ask me");
        assertThat(said("xmpRights:Marked", "False")).isEqualTo("LICENSES in the public domain (not marked)");
        assertThat(said("xmpRights:Marked", "True")).isEmpty();
        assertThat(said("plus:LicenseID", "L-17")).isEqualTo("LICENSES LicenseID L-17");
        assertThat(said("plus:LicenseeName", "Site Ltd")).isEqualTo("LICENSES LicenseeName Site Ltd");
        assertThat(said("plus:CopyrightStatus", "http://ns.useplus.org/ldf/vocab/CS-PUB"))
                .isEqualTo("LICENSES in the public domain");
        assertThat(said("plus:CopyrightStatus", "http://ns.useplus.org/ldf/vocab/CS-PRO"))
                .isEqualTo("RESERVES protected by copyright");
        assertThat(said("plus:CopyrightStatus", "http://ns.useplus.org/ldf/vocab/CS-UNK"))
                .isEmpty();
        assertThat(said("plus:DataMining", "DMI-PROHIBITED")).startsWith("MACHINE_USE");
        assertThat(said("copyright", "© 2026 Ada")).isEqualTo("CREDITS © 2026 Ada");
        assertThat(
                        said(
                                "copyright",
                                "2026 Ada. Licensed to the public under http://creativecommons.org/licenses/by/3.0/ verify at x"))
                .isEqualTo("LICENSES CC BY 3.0");
        assertThat(said("other", "https://creativecommons.org/licenses/by/4.0/"))
                .isEmpty();
    }

    private static String said(String name, String value) {
        List<LicenceSignal> signals = EmbeddedLicences.find(Map.of(name, List.of(value)), "/photos/a.jpg", "ab12");
        assertThat(signals).allSatisfy(signal -> {
            assertThat(signal.subject()).isEqualTo("ab12");
            assertThat(signal.scope()).isEqualTo(Scope.ASSET);
            assertThat(signal.speaker()).isEqualTo(Speaker.FILE_AUTHOR);
        });
        return signals.isEmpty()
                ? ""
                : signals.getFirst().effect() + " " + signals.getFirst().statement();
    }
}
