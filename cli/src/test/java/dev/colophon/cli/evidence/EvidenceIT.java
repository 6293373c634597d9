package dev.colophon.cli.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colophon.browser.Browser;
import dev.colophon.cli.Cli;
import dev.colophon.cli.Colophon;
import dev.colophon.cli.EvidenceSite;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.http.WireServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Evidence from the command line: of a site that answers, one that is gone, and what is damaged. */
class EvidenceIT extends EvidenceSite {

    @Test
    @Tag("full")
    void whatIsThereNowIsSealedWithTheWorksInIt() throws IOException {
        JsonNode taken = captured("--no-browser", "--case", "C-1");
        assertThat(taken.path("bundle").asText()).endsWith("/evidence/C-1-1.wacz");
        assertThat(taken.path("matches").path(0).path("work").path("title").asText())
                .isEqualTo("story.txt");
        assertThat(taken.path("state").asText()).isEqualTo("STAMPED");
        JsonNode report = verified(taken.path("bundle").asText(), ExitCode.OK);
        assertThat(report.path("grade").asText()).isEqualTo("C");
        try (ZipFile bundle = new ZipFile(taken.path("bundle").asText());
                InputStream excerpt = bundle.getInputStream(bundle.getEntry("evidence/excerpts/1.json"))) {
            JsonNode sides = MAPPER.readTree(excerpt);
            assertThat(sides.path("inWork").path("text").asText())
                    .isEqualTo(sides.path("inCopy").path("text").asText())
                    .isSubstringOf(STORY)
                    .hasSizeGreaterThan(100);
        }
        verified(taken.path("bundle").asText(), ExitCode.FOUND, "--require", "B");
        assertThat(captured("--no-browser", "--case", "C-1").path("bundle").asText())
                .endsWith("/C-1-2.wacz");
        assertThat(Cli.run(home, "evidence", "list").lines()).hasSize(2);
        assertThat(Cli.run(home, "evidence", "list", "--json").out()).contains("\"case\":\"C-1\"");
    }

    /** Browsers ask for all of these; RFC 3986 knows none of them. */
    @ParameterizedTest
    @Tag("full")
    @ValueSource(strings = {"/photo[1].jpg", "/a|b^c?d=e|f^g{h}", "/100%zz?q=%"})
    void addressesThatBrowsersTakeAreCaptured(String path) throws IOException {
        try (WireServer server = WireServer.plain()) {
            server.answer("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s"
                    .formatted(STORY.length(), STORY)
                    .getBytes(UTF_8));
            String door = "127.0.0.1:" + server.port();
            Cli.Result result = Cli.run(
                    home, "evidence", "capture", "http://" + door + path, "--no-browser", "--allow", door, "--json");
            assertThat(result.exitCode()).as(result.err()).isZero();
            JsonNode taken = MAPPER.readTree(result.out());
            assertThat(taken.path("matches")).hasSize(1);
            verified(taken.path("bundle").asText(), ExitCode.OK);
        }
    }

    /** A bundle is a collection of captures like any other: scanning it makes the sighting. */
    @Test
    @Tag("full")
    void aSightingSaysWhetherTheBytesAreTheSame() throws IOException {
        String bundle = captured("--no-browser").path("bundle").asText();
        assertThat(Cli.run(home, "scan", bundle).exitCode()).isZero();
        String sighting = MAPPER.readTree(Cli.run(home, "sightings", "--json").out())
                .path("sighting")
                .asText();
        assertThat(taken(sighting, "--no-browser").path("sameAsBefore").asBoolean())
                .isTrue();
        shown = "Nothing of anybody's is here any more.";
        JsonNode changed = taken(sighting, "--no-browser");
        assertThat(changed.path("sameAsBefore").asBoolean(true)).isFalse();
        assertThat(changed.path("matches")).isEmpty();
    }

    /** Most pages that programs make are sent so, and every bundle of them was F. */
    @Tag("full")
    @Test
    void aBodyInChunksIsWhole() throws IOException {
        site.createContext("/chunks", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(shown.getBytes(UTF_8));
            }
        });
        String bundle = taken("http://" + authority() + "/chunks", "--no-browser")
                .path("bundle")
                .asText();
        assertThat(status(verified(bundle, ExitCode.OK), "warc.digest.payload")).isEqualTo("PASS");
    }

    /** All of these were STAMPED, and the disk was to blame. */
    @Test
    void whatWasLostOfABundleIsNamed() throws IOException {
        Path first =
                Path.of(captured("--no-browser", "--case", "C-1").path("bundle").asText());
        Path folder = first.resolveSibling("").normalize();
        captured("--no-browser", "--case", "C-2");
        captured("--no-browser", "--case", "C-3");
        captured("--no-browser", "--case", "C-4");
        Files.delete(folder.resolve("C-1-1.trust/log.vkey"));
        Files.write(folder.resolve("C-1-1.tlog-proof"), new byte[0]);
        Files.write(folder.resolve("C-2-1.wacz"), new byte[0]);
        Files.delete(folder.resolve("C-3-1.wacz"));
        List<JsonNode> listed = new ArrayList<>();
        for (String line : Cli.run(home, "evidence", "list", "--json").lines()) {
            listed.add(MAPPER.readTree(line));
        }
        assertThat(listed)
                .extracting(line -> line.path("state").asText())
                .containsExactly("INCOMPLETE", "DAMAGED", "DAMAGED", "STAMPED");
        assertThat(listed.getFirst().path("missing"))
                .extracting(JsonNode::asText)
                .containsExactly("C-1-1.trust/log.vkey", "C-1-1.tlog-proof");
        Cli.Result plain = Cli.run(home, "evidence", "list");
        assertThat(plain.out()).contains("missing: C-1-1.trust/log.vkey", "the container C-3-1.wacz is missing");
        Cli.Result renewed = Cli.run(home, "evidence", "renew");
        assertThat(renewed.exitCode()).isEqualTo(ExitCode.FOUND);
        assertThat(renewed.out())
                .contains("missing: C-1-1.trust/log.vkey", "its container is damaged", "C-3-1.wacz is missing")
                .doesNotContain("disk", "written (");
        assertThat(captured("--no-browser", "--case", "C-3").path("bundle").asText())
                .as("what is left of a bundle is never mixed with another")
                .endsWith("/C-3-2.wacz");
    }

    @Test
    void aRefusalOfLoopbackSaysHowToAllowIt() {
        Cli.Result result = Cli.run(home, "evidence", "capture", "http://" + authority() + "/", "--no-browser");
        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(result.err()).contains("refused: 127.0.0.1").contains("--allow " + authority());
        assertThat(Cli.run(home, "evidence", "capture", "http://" + authority() + "/", "--no-browser", "--lang", "zh")
                        .err())
                .contains("不予访问", "如果该服务器属于您：--allow " + authority());
    }

    @Tag("full")
    @Test
    void aPlaceThatIsGoneLeavesNothing() throws IOException {
        status = 404;
        Cli.Result result = Cli.run(
                home, "evidence", "capture", "http://" + authority() + "/", "--allow", authority(), "--no-browser");
        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(result.err()).contains("the server answers 404 now");
        assertThat(Cli.run(
                                home,
                                "evidence",
                                "capture",
                                "http://" + authority() + "/",
                                "--allow",
                                authority(),
                                "--no-browser",
                                "--lang",
                                "zh")
                        .err())
                .contains("服务器现在应答 404");
        site.stop(0);
        assertThat(Cli.run(
                                home,
                                "evidence",
                                "capture",
                                "http://" + authority() + "/",
                                "--allow",
                                authority(),
                                "--no-browser")
                        .exitCode())
                .isEqualTo(ExitCode.REFUSED);
        assertThat(Cli.run(home, "evidence", "list").lines()).isEmpty();
        if (Files.isDirectory(home.resolve("evidence"))) {
            try (Stream<Path> left = Files.list(home.resolve("evidence"))) {
                assertThat(left.filter(file -> file.toString().contains("U-"))).isEmpty();
            }
        }
    }

    @Test
    @Tag("full")
    void aBrowserLooksTwiceAndAReportIsSigned() throws IOException {
        assumeTrue(Cli.settings(home).programs().browser().isPresent(), "no Chromium: " + Browser.INSTALL);
        JsonNode taken = captured();
        assertThat(taken.path("looked").asBoolean()).isTrue();
        assertThat(taken.path("report").asBoolean()).isTrue();
        Path wacz = Path.of(taken.path("bundle").asText());
        JsonNode report = verified(wacz.toString(), ExitCode.OK);
        assertThat(status(report, "body.twice")).isEqualTo("PASS");
        assertThat(status(report, "pdf.signature")).isEqualTo("PASS");
        assertThat(status(report, "pdf.hashes")).isEqualTo("PASS");
    }

    /** The report compared the page's bytes with the copy's, and `verify` said that they are the same. */
    @Test
    @Tag("full")
    void aCopyOnAPageIsComparedWithItself() throws IOException {
        assumeTrue(Cli.settings(home).programs().browser().isPresent(), "no Chromium: " + Browser.INSTALL);
        JsonNode taken =
                taken("http://" + authority() + "/copy.txt", "--page", "http://" + authority() + "/", "--lang", "en");
        Path wacz = Path.of(taken.path("bundle").asText());
        JsonNode report = verified(wacz.toString(), ExitCode.OK);
        assertThat(status(report, "body.twice")).isEqualTo("PASS");
        assertThat(status(report, "pdf.hashes")).isEqualTo("PASS");
        Path pdf = wacz.resolveSibling(wacz.getFileName().toString().replace(".wacz", ".report.pdf"));
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
            assertThat(text)
                    .contains("the same as the file that was received")
                    .doesNotContain("not the same as the file");
        }
    }

    /** What a page says of itself is named in the bundle and in its report, where licences were looked for. */
    @Test
    void whatThePageSaysOfALicenceIsNamed() throws IOException {
        String plain = captured("--no-browser", "--case", "C-1").path("bundle").asText();
        assertThat(licenceChecks(plain))
                .extracting(check -> check.path("asked").asText())
                .containsExactly(ASKED_OWNER);
        said = "<p>This page is under <a rel=license href=https://creativecommons.org/licenses/by/4.0/>CC BY 4.0</a>.";
        String saying = captured("--no-browser", "--case", "C-2").path("bundle").asText();
        assertThat(licenceChecks(saying))
                .extracting(check -> check.path("asked").asText())
                .containsExactly(ASKED_OWNER, "statement of the page");
        assertThat(licenceChecks(saying).getLast().toString())
                .contains("LICENSES", "PAGE_AUTHOR", "https://creativecommons.org/licenses/by/4.0/", authority());
    }

    private static final String ASKED_OWNER = "authorised host or short quotation";

    private static List<JsonNode> licenceChecks(String bundle) throws IOException {
        try (ZipFile zip = new ZipFile(bundle);
                InputStream match = zip.getInputStream(zip.getEntry("evidence/match.json"))) {
            List<JsonNode> checks = new ArrayList<>();
            MAPPER.readTree(match).path("licenceChecks").forEach(checks::add);
            return checks;
        }
    }

    /** The same in print, and that it is what is said; a report without it would say that nothing allows the use. */
    @Test
    @Tag("full")
    void theReportNamesWhatThePageSaysOfALicence() throws IOException {
        assumeTrue(Cli.settings(home).programs().browser().isPresent(), "no Chromium: " + Browser.INSTALL);
        assertThat(report("--lang", "en")).contains("No: nothing of a licence is said there");
        said = "<p>This page is under <a rel=license href=https://creativecommons.org/licenses/by/4.0/>CC BY 4.0</a>.";
        assertThat(report("--lang", "en"))
                .contains(
                        "Does a page that was captured say anything of a licence?",
                        "Yes: the page says of its words",
                        "https://creativecommons.org/licenses/by/4.0/",
                        "whether it is so was not found out")
                .doesNotContain("No: nothing of a licence is said there");
    }

    private String report(String... more) throws IOException {
        Path wacz = Path.of(captured(more).path("bundle").asText());
        Path pdf = wacz.resolveSibling(wacz.getFileName().toString().replace(".wacz", ".report.pdf"));
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    @Test
    void whatIsNoBundleIsRefused() throws IOException {
        Path other = Files.writeString(folder.resolve("X-1.wacz"), "not a zip");
        StringWriter err = new StringWriter();
        int exit = Colophon.run(
                new PrintWriter(new StringWriter()), new PrintWriter(err), Cli.VARIABLES, "verify", other.toString());
        assertThat(exit).as(err.toString()).isEqualTo(ExitCode.REFUSED);
    }
}
