package dev.colophon.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.crawl.frontier.FrontierStatus;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.page.terms.SiteTerms;
import dev.colophon.sightings.signal.LicenceSignals;
import dev.colophon.sightings.signal.StoredSignal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What sites say to programs in documents of their own binds the crawler, and is kept as said. */
class CrawlTermsIT extends CrawlKit {

    private static final String HOST = "a.example";

    private void site(String... paths) {
        web.html(HOST, "/", "<a href=/open/1>1</a><a href=/shut/2>2</a>");
        web.html(HOST, "/open/1", "one");
        web.html(HOST, "/shut/2", "two");
        for (String path : paths) {
            web.html(HOST, path, "page " + path);
        }
    }

    private void tdmRep(String json) {
        web.file(HOST, SiteTerms.TDMREP_PATH, "application/json", json.getBytes(UTF_8));
    }

    private void rsl(String path, String prohibited, String where) {
        web.file(
                HOST,
                path,
                "application/rsl+xml",
                "<rsl xmlns='https://rslstandard.org/rsl'><content url='%s'><license><prohibits type='usage'>%s</prohibits></license></content></rsl>"
                        .formatted(where, prohibited)
                        .getBytes(UTF_8));
    }

    private void watched() throws Exception {
        add(SourceKind.SITE, web.url(HOST, "/"));
        crawl();
    }

    private List<StoredSignal> said() {
        return new LicenceSignals(database).of(web.url(HOST, "/"), "0".repeat(64), List.of());
    }

    private FrontierStatus status() {
        return FrontierStatus.of(database, CLOCK);
    }

    @Test
    void whatIsReservedIsNotVisited() throws Exception {
        site();
        tdmRep("[{\"location\":\"/shut/\",\"tdm-reservation\":1,\"tdm-policy\":\"/policy.json\"}]");
        watched();
        assertThat(web.everything(HOST).subList(0, 2)).containsExactly("/robots.txt", SiteTerms.TDMREP_PATH);
        assertThat(web.paths(HOST)).containsExactlyInAnyOrder("/robots.txt", "/", "/open/1");
        assertThat(status().urls()).containsEntry("DISALLOWED", 1);
        assertThat(status().refusing())
                .containsExactly(new FrontierStatus.Refusing(
                        HOST + ":" + web.port(),
                        web.url(HOST, SiteTerms.TDMREP_PATH),
                        "text and data mining is reserved at /shut/"));
        assertThat(said()).singleElement().satisfies(stored -> {
            assertThat(stored.signal().statement()).isEqualTo("text and data mining is reserved at /shut/");
            assertThat(stored.signal().terms()).contains(web.url(HOST, "/policy.json"));
        });
        crawl();
        assertThat(web.everything(HOST)).as("once a day").containsOnlyOnce(SiteTerms.TDMREP_PATH);
        assertThat(web.shortestGap(HOST)).isGreaterThan(DELAY.dividedBy(2));
    }

    @Test
    void termsThatRobotsNamesAreReadBeforePages() throws Exception {
        site();
        web.file(HOST, "/robots.txt", "text/plain", "License: /license.xml\n".getBytes(UTF_8));
        rsl("/license.xml", "all", "/");
        watched();
        assertThat(web.paths(HOST)).containsExactly("/robots.txt", "/license.xml");
        assertThat(said())
                .extracting(stored -> stored.signal().statement())
                .containsExactlyInAnyOrder("terms for programs", "prohibits all");
    }

    @Test
    void termsThatAPageAHeaderOrAFeedNamesHoldFromThenOn() throws Exception {
        site();
        rsl("/page.xml", "search", "/shut/*");
        rsl("/feed-terms.xml", "search", "/never/*");
        web.html(
                HOST,
                "/",
                "<link rel=license type=application/rsl+xml href=/page.xml>"
                        + "<link rel=alternate type=application/rss+xml href=/feed.xml>"
                        + "<a href=/open/1>1</a><a href=/shut/2>2</a>");
        web.file(
                HOST,
                "/feed.xml",
                "application/rss+xml",
                ("<rss version='2.0' xmlns:rsl='https://rslstandard.org/rsl' xmlns:atom='http://www.w3.org/2005/Atom'>"
                                + "<channel><title>t</title><link>/</link><description>d</description>"
                                + "<atom:link rel='license' type='application/rsl+xml' href='/feed-terms.xml'/>"
                                + "<rsl:content url='/'><rsl:license><rsl:prohibits type='usage'>ai-train</rsl:prohibits></rsl:license></rsl:content>"
                                + "<item><link>/never/3</link></item></channel></rss>")
                        .getBytes(UTF_8));
        watched();
        assertThat(web.paths(HOST))
                .contains("/page.xml", "/feed-terms.xml", "/open/1")
                .doesNotContain("/shut/2", "/never/3");
        assertThat(said())
                .extracting(stored -> stored.signal().statement())
                .contains("prohibits ai-train", "prohibits search at /shut/*");
    }

    @Test
    void whatCannotBeHadKeepsNobodyAway() throws Exception {
        site();
        web.on(HOST, SiteTerms.TDMREP_PATH, exchange -> SmallWeb.send(exchange, 500, "text/plain", new byte[0]));
        watched();
        assertThat(web.paths(HOST)).contains("/open/1", "/shut/2");
        assertThat(said()).isEmpty();
    }

    @Test
    void hostileDocumentsKeepNobodyAway() throws Exception {
        site();
        byte[] huge = "[{\"location\":\"/\",\"tdm-reservation\":1},                    "
                .concat(" ".repeat(10 << 20))
                .getBytes(UTF_8);
        tdmRep(new String(huge, UTF_8));
        web.file(HOST, "/robots.txt", "text/plain", "License: /away.xml\nLicense: /bomb.xml\n".getBytes(UTF_8));
        web.on(HOST, "/away.xml", exchange -> {
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:22/license.xml");
            SmallWeb.send(exchange, 302, "text/plain", new byte[0]);
        });
        web.file(
                HOST,
                "/bomb.xml",
                "application/rsl+xml",
                ("<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
                                + "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><rsl>&c;</rsl>")
                        .getBytes(UTF_8));
        watched();
        assertThat(web.paths(HOST)).contains("/away.xml", "/bomb.xml", "/open/1", "/shut/2");
        assertThat(status().refusing()).isEmpty();
        assertThat(said())
                .extracting(stored -> stored.signal().statement())
                .anyMatch(words -> words.contains("longer than 500 KiB"))
                .anyMatch(words -> words.contains("RSL without content"));
    }

    @Test
    void robotsHoldsForTheseDocumentsToo() throws Exception {
        site();
        web.file(HOST, "/robots.txt", "text/plain", "User-agent: *\nDisallow: /.well-known/\n".getBytes(UTF_8));
        tdmRep("[{\"location\":\"/\",\"tdm-reservation\":1}]");
        watched();
        assertThat(web.everything(HOST)).doesNotContain(SiteTerms.TDMREP_PATH).contains("/shut/2");
    }
}
