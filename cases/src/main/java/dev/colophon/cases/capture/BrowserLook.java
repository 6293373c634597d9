package dev.colophon.cases.capture;

import dev.colophon.browser.Browser;
import dev.colophon.browser.BrowserResponse;
import dev.colophon.browser.RenderResult;
import dev.colophon.browser.RenderResult.NotRendered;
import dev.colophon.browser.RenderResult.Rendered;
import dev.colophon.evidence.bundle.BundleWriter;
import dev.colophon.evidence.bundle.environment.ProcessLog;
import dev.colophon.evidence.log.verify.CanonicalJson;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.report.EvidenceReport;
import dev.colophon.http.FetchResult.Fetched;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The second look, by a browser: what a person would have seen. It comes after the capture and is compared with it.
 *
 * @param browser name and version
 * @param page what it showed, or why nothing
 */
record BrowserLook(String browser, Instant at, RenderResult page) {

    private static final String SCREENSHOT = "evidence/screenshot-1.png";

    /** Looks at a page. */
    static BrowserLook at(String url, Browser browser, ProcessLog process, InstantSource clock) {
        Instant at = clock.instant();
        BrowserLook look = new BrowserLook(browser.version(), at, browser.render(url));
        Map<String, Object> detail = new TreeMap<>(Map.of("url", url, "browser", look.browser));
        switch (look.page) {
            case NotRendered none -> detail.put("failed", none.reason());
            case Rendered page -> {
                detail.put("settled", page.settled());
                detail.put("answers", page.responses().size());
                page.screenshot()
                        .ifPresent(png ->
                                detail.put("screenshotSha256", Hash.sha256(png).hex()));
            }
        }
        process.step("screenshot", detail);
        return look;
    }

    /** Whether there was something to see. */
    boolean shown() {
        return page instanceof Rendered;
    }

    Optional<String> title() {
        return page instanceof Rendered rendered ? Optional.of(rendered.title()) : Optional.empty();
    }

    /** Puts what was seen into the bundle, beside what was captured. */
    void into(BundleWriter bundle, List<Fetched> captured) {
        bundle.part("evidence/browser.json", CanonicalJson.bytes(json(captured)));
        if (page instanceof Rendered rendered) {
            rendered.screenshot().ifPresent(png -> bundle.part(SCREENSHOT, png));
            rendered.mhtml().ifPresent(mhtml -> bundle.part("evidence/page.mhtml", mhtml));
        }
    }

    private Map<String, Object> json(List<Fetched> captured) {
        Map<String, Object> json = new TreeMap<>();
        json.put("v", 1);
        json.put("label", "a second look, after the capture, by a browser with an empty profile");
        json.put("browser", browser);
        json.put("at", at.toString());
        switch (page) {
            case NotRendered none -> json.put("failed", none.reason());
            case Rendered rendered -> {
                json.put("url", rendered.url());
                json.put("title", rendered.title());
                json.put("settled", rendered.settled());
                json.put("refused", rendered.refusedRequests());
                json.put(
                        "responses",
                        rendered.responses().stream().map(BrowserLook::json).toList());
                json.put("bodies", captured.stream().flatMap(this::comparison).toList());
            }
        }
        return json;
    }

    private static Map<String, Object> json(BrowserResponse response) {
        Map<String, Object> json = new TreeMap<>(Map.of(
                "url", response.url(),
                "status", response.status(),
                "type", response.type(),
                "bytes", response.bytes(),
                "sha256", response.sha256()));
        response.peer().ifPresent(peer -> json.put("peer", peer.getHostAddress()));
        response.tls()
                .ifPresent(tls -> json.put(
                        "tls", Map.of("protocol", tls.protocol(), "cipher", tls.cipher(), "chain", tls.chain())));
        return json;
    }

    /** Both bodies, when the browser asked for that address too; it decodes what was sent in a content coding. */
    private Stream<Map<String, Object>> comparison(Fetched captured) {
        return body(captured).stream().map(seen -> {
            Map<String, Object> both = new TreeMap<>(Map.of(
                    "url", captured.url(),
                    "captured", captured.sent().sha256(),
                    "browser", seen.hex()));
            if (!captured.body().sha256().equals(captured.sent().sha256())) {
                both.put("decoded", captured.body().sha256());
            }
            return both;
        });
    }

    /** What the browser received from the address of the capture. */
    private Optional<Hash> body(Fetched captured) {
        List<BrowserResponse> responses = page instanceof Rendered rendered ? rendered.responses() : List.of();
        return responses.stream()
                .filter(response -> response.url().equals(captured.url())
                        && !response.sha256().isEmpty())
                .map(response -> Hash.fromHex(response.sha256()))
                .findFirst();
    }

    /** What the report says of it; nothing when there was nothing to see. */
    Optional<EvidenceReport.SecondLook> report(List<Fetched> captured) {
        return page instanceof Rendered rendered
                ? Optional.of(new EvidenceReport.SecondLook(
                        browser,
                        at,
                        rendered.url(),
                        rendered.title(),
                        captured.stream()
                                .map(one -> new EvidenceReport.Comparison(
                                        one.url(), Hash.fromHex(one.body().sha256()), body(one)))
                                .toList(),
                        rendered.responses().size(),
                        rendered.screenshot().map(png -> new EvidenceReport.Screenshot(SCREENSHOT, png))))
                : Optional.empty();
    }
}
