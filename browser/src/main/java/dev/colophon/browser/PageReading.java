package dev.colophon.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.browser.devtools.DevTools;
import dev.colophon.browser.devtools.DevToolsException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Reads a page that stands still: its document, its picture, the file of its parts. For one session of a page. */
final class PageReading {

    /** A page of this height is 8,000 x 1,280 x 4 = 41 MB to draw. */
    static final int HIGHEST_PIXELS = 8_000;

    private static final Duration STEP = Duration.ofSeconds(10);
    private static final double A4_WIDTH_INCHES = 210 / 25.4;
    private static final double A4_HEIGHT_INCHES = 297 / 25.4;

    /**
     * Runs in a world of its own, where scripts of the page have replaced nothing. Shadow trees, however deep, are
     * found with a list, not by recursion: a page may be built to overflow a stack.
     */
    private static final String READ = """
            ((most) => {
              const root = document.documentElement;
              if (!root) return {url: location.href, title: '', html: ''};
              const shadows = [];
              for (let i = -1; i < shadows.length && shadows.length < 10000; i++) {
                const nodes = document.createNodeIterator(i < 0 ? root : shadows[i], NodeFilter.SHOW_ELEMENT);
                for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
                  if (node.shadowRoot) shadows.push(node.shadowRoot);
                }
              }
              let html = root.outerHTML;
              if (shadows.length > 0 && root.getHTML) {
                const shell = root.cloneNode(false).outerHTML;
                html = shell.slice(0, shell.lastIndexOf('</')) + root.getHTML({shadowRoots: shadows}) + '</html>';
              }
              const type = document.doctype ? '<!DOCTYPE ' + document.doctype.name + '>' : '';
              return {url: location.href, title: document.title.slice(0, 1000), html: (type + html).slice(0, most)};
            })(%d)
            """;

    /**
     * The document.
     *
     * @param html cut at the limit
     */
    record Document(String url, String title, String html) {}

    private final DevTools tools;
    private final String session;

    PageReading(DevTools tools, String session) {
        this.tools = tools;
        this.session = session;
    }

    /**
     * Makes the window as high as the page, within bounds, so that what loads on sight loads; whether it grew.
     *
     * @param most how long a page whose scripts leave the browser no time is waited for
     */
    boolean grow(int width, int height, Duration most) throws DevToolsException {
        int wanted = contentHeight(most);
        if (wanted <= height) {
            return false;
        }
        size(width, wanted);
        return true;
    }

    /** How high the page is, within bounds. */
    private int contentHeight(Duration most) throws DevToolsException {
        double pixels = tools.call(session, "Page.getLayoutMetrics", DevTools.parameters(), most)
                .path("cssContentSize")
                .path("height")
                .asDouble();
        return Math.min((int) Math.ceil(pixels), HIGHEST_PIXELS);
    }

    void size(int width, int height) throws DevToolsException {
        call(
                "Emulation.setDeviceMetricsOverride",
                DevTools.parameters()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
    }

    /** From now on no script runs. */
    void runNoScripts() throws DevToolsException {
        call("Emulation.setScriptExecutionDisabled", DevTools.parameters().put("value", true));
    }

    /** Ends the script that runs and lets no other start. The browser does both even while a script never returns. */
    void freeze() throws DevToolsException {
        tools.tell(
                session,
                "Emulation.setScriptExecutionDisabled",
                DevTools.parameters().put("value", true));
        call("Runtime.terminateExecution", DevTools.parameters());
    }

    Document document(String frame, int mostCharacters) throws DevToolsException {
        int world = call(
                        "Page.createIsolatedWorld",
                        DevTools.parameters().put("frameId", frame).put("worldName", "colophon"))
                .path("executionContextId")
                .asInt();
        JsonNode answer = call(
                "Runtime.evaluate",
                DevTools.parameters()
                        .put("expression", READ.formatted(mostCharacters))
                        .put("contextId", world)
                        .put("returnByValue", true));
        JsonNode page = answer.path("result").path("value");
        if (!page.isObject()) {
            throw new DevToolsException("the document cannot be read");
        }
        return new Document(
                page.path("url").asText(),
                page.path("title").asText(),
                page.path("html").asText());
    }

    /** A PNG of the page, also of what it has below the window; empty when the browser does not manage it. */
    Optional<byte[]> screenshot(int width, int leastHeight) {
        try {
            ObjectNode parameters = DevTools.parameters().put("format", "png").put("captureBeyondViewport", true);
            parameters
                    .putObject("clip")
                    .put("x", 0)
                    .put("y", 0)
                    .put("width", width)
                    .put("height", Math.max(leastHeight, contentHeight(STEP)))
                    .put("scale", 1);
            String picture =
                    call("Page.captureScreenshot", parameters).path("data").asText();
            return Optional.of(Base64.getDecoder().decode(picture)).filter(bytes -> bytes.length > 0);
        } catch (DevToolsException | IllegalArgumentException noPicture) {
            return Optional.empty();
        }
    }

    /** The page with its parts; empty when the browser does not manage it or it is too large. */
    Optional<byte[]> mhtml() {
        try {
            String file = call("Page.captureSnapshot", DevTools.parameters().put("format", "mhtml"))
                    .path("data")
                    .asText();
            return Optional.of(file.getBytes(StandardCharsets.UTF_8)).filter(bytes -> bytes.length > 0);
        } catch (DevToolsException noFile) {
            return Optional.empty();
        }
    }

    /** The page as PDF: A4 unless its style says otherwise, which also sets margins, headings and page numbers. */
    byte[] pdf(Duration most) throws DevToolsException {
        String file = tools.call(
                        session,
                        "Page.printToPDF",
                        DevTools.parameters()
                                .put("paperWidth", A4_WIDTH_INCHES)
                                .put("paperHeight", A4_HEIGHT_INCHES)
                                .put("preferCSSPageSize", true)
                                .put("printBackground", true)
                                .put("displayHeaderFooter", false)
                                .put("generateTaggedPDF", true)
                                .put("generateDocumentOutline", true),
                        most)
                .path("data")
                .asText();
        try {
            return Base64.getDecoder().decode(file);
        } catch (IllegalArgumentException e) {
            throw new DevToolsException("a print that cannot be read");
        }
    }

    private JsonNode call(String method, ObjectNode parameters) throws DevToolsException {
        return tools.call(session, method, parameters, STEP);
    }
}
