package dev.colophon.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colophon.browser.PrintResult.NotPrinted;
import dev.colophon.browser.PrintResult.Printed;
import dev.colophon.http.GuardedClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents of ours on paper, from a real Chromium that reaches nothing. */
@Tag("full")
class PrintIT {

    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    @TempDir
    static Path scratch;

    private static BrowserSite site;
    private static GuardedClient client;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(InstalledBrowser.find().isPresent(), "Chromium is missing: " + Browser.INSTALL);
        site = new BrowserSite();
        client = site.client(scratch);
        browser = Browser.start(InstalledBrowser.find().orElseThrow(), client, RenderLimits.defaults());
    }

    @AfterAll
    static void end() {
        if (browser != null) {
            browser.close();
            client.close();
            site.close();
        }
    }

    @BeforeEach
    void forget() {
        site.asked.clear();
    }

    @Test
    void printsOnA4WithWhatTheDocumentSaysAboutItsPages() throws Exception {
        Printed print = printed("""
                <!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>报告 C-17-1</title><style>
                @page { size: A4; margin: 20mm; @top-left { content: "C-17-1" } @bottom-right { content: "page " counter(page) " of " counter(pages) } }
                h1 { break-before: page }</style></head><body><p>版权所有</p><img src="data:image/png;base64,%s" width="40">
                <h1>第二页</h1><code>0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef</code></body></html>
                """.formatted(PIXEL));

        assertThat(print.refusedRequests()).isEmpty();
        assertThat(print.elapsed()).isPositive();
        assertThat(tool("pdfinfo", print)).contains("报告 C-17-1", "Pages:           2", "(A4)", "Tagged:          yes");
        assertThat(tool("pdftotext", print))
                .contains("版权所有", "第二页", "page 1 of 2", "page 2 of 2")
                .contains("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")
                .containsSubsequence("C-17-1", "C-17-1");
        assertThat(tool("pdfimages", print)).contains("image");
    }

    @Test
    void nothingOfADocumentReachesAServerAndNoScriptRuns() throws Exception {
        String out = site.url("");
        Printed print = printed("""
                <!DOCTYPE html><html><head><title>plain</title><link rel="stylesheet" href="OUT/css"><base href="OUT/">
                <link rel="preconnect" href="OUT"><link rel="prefetch" href="OUT/prefetch">
                <meta http-equiv="refresh" content="0;url=OUT/refresh"><style>@import "OUT/import";
                body { background: url(OUT/background) } @font-face { font-family: f; src: url(OUT/font) } p { font-family: f }</style>
                </head><body><p id="p">stays</p><img src="OUT/image"><iframe src="OUT/frame"></iframe><video src="OUT/video"></video>
                <object data="OUT/object"></object><script src="OUT/script"></script><svg><image href="OUT/svg"/></svg>
                <script>document.getElementById('p').textContent = 'changed'; fetch('OUT/fetch')</script>
                <img src="x" onerror="document.getElementById('p').textContent = 'changed'">
                <iframe src="data:text/html,<img src='OUT/inner'>"></iframe></body></html>
                """.replace("OUT", out));

        assertThat(site.asked).isEmpty();
        assertThat(tool("pdftotext", print)).contains("stays").doesNotContain("changed");
    }

    @Test
    void thePageThatFollowsIsVisitedAsEver() {
        site.page("/after", "<p>after</p><script>document.title = 'scripts run'</script>");

        var _ = printed("<p>before</p>");

        assertThat(BrowserSite.rendered(browser, site.url("/after")).title()).isEqualTo("scripts run");
    }

    @Test
    @Tag("full")
    void aLongDocumentIsWhole() throws Exception {
        StringBuilder rows = new StringBuilder("<!DOCTYPE html><meta charset=utf-8><table>");
        for (int i = 0; i < 5_000; i++) {
            rows.append("<tr><td>row ").append(i).append("<td>行").append(i).append("</tr>");
        }

        Printed print = printed(rows + "</table>");

        assertThat(tool("pdftotext", print)).contains("row 0", "行4999");
    }

    @Test
    void moreThanTheBoundIsNotPrinted() {
        assertThat(browser.print("<p>" + "x".repeat(32 << 20)))
                .isEqualTo(new NotPrinted("a document of more than 33554432 bytes"));
    }

    @Test
    void aKilledBrowserPrintsTheNextDocument() throws Exception {
        BrowserProcesses.ofPort(browser.port()).forEach(ProcessHandle::destroyForcibly);

        assertThat(tool("pdftotext", printed("<p>printed anew</p>"))).contains("printed anew");
    }

    private static Printed printed(String html) {
        return switch (browser.print(html)) {
            case Printed print -> print;
            case NotPrinted none -> throw new AssertionError(none.reason());
        };
    }

    /** What a program of poppler says about the print; the test is skipped without it. */
    private static String tool(String name, Printed print) throws IOException, InterruptedException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.isExecutable(Path.of(path, name))),
                name + " is missing: apt-get install poppler-utils");
        Path pdf = Files.createTempFile("print", ".pdf");
        Path said = Files.createTempFile("print", ".txt");
        try {
            Files.write(pdf, print.pdf());
            List<String> command = switch (name) {
                case "pdftotext" -> List.of(name, pdf.toString(), "-");
                case "pdfimages" -> List.of(name, "-list", pdf.toString());
                default -> List.of(name, pdf.toString());
            };
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            return Files.readString(said, StandardCharsets.UTF_8);
        } finally {
            Files.delete(pdf);
            Files.delete(said);
        }
    }
}
