package dev.colophon.browser;

import static dev.colophon.browser.devtools.DevTools.BROWSER;
import static dev.colophon.browser.devtools.DevTools.parameters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.browser.PrintResult.NotPrinted;
import dev.colophon.browser.PrintResult.Printed;
import dev.colophon.browser.RenderResult.NotRendered;
import dev.colophon.browser.RenderResult.Rendered;
import dev.colophon.browser.devtools.DevTools;
import dev.colophon.browser.devtools.DevToolsException;
import dev.colophon.http.GuardedClient;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One page in a browser context of its own, which nothing outlives: no cookie, no cache, no storage. Every target that
 * the page makes (frames of other processes, workers of all kinds) is attached while it is held, gets the same
 * interception, and only then runs; other windows are closed.
 */
final class Rendering implements DevTools.Events, AutoCloseable {

    private static final int FIRST_HEIGHT = 1_000;
    private static final Duration STEP = Duration.ofSeconds(10);

    /** A document that is printed asks for nothing; a report of 19 pages takes 1 to 3 s. */
    private static final RenderLimits PRINTING =
            new RenderLimits(Duration.ofSeconds(60), Duration.ofMillis(100), 1, 1, 1, false, false, 800);

    private static final Set<String> RUNNING_TYPES = Set.of("page", "iframe", "worker", "shared_worker");

    /** A page as the browser made it. */
    private record Page(String target, String session) {}

    private final Chromium chromium;
    private final DevTools tools;
    private final RenderLimits limits;
    private final NetworkIdle stillness;
    private final long startNanos;
    private final long deadlineNanos;
    private final Gate gate;
    private final CompletableFuture<Page> ready = new CompletableFuture<>();

    /** Set before the first event can come, and by the event thread only after that. */
    private volatile String context = "";

    private volatile String mainSession = "";
    private volatile String mainFrame = "";
    private volatile boolean crashed;
    private boolean begun;

    private Rendering(Chromium chromium, RenderLimits limits, NetworkIdle stillness, long startNanos, Gate gate) {
        this.chromium = chromium;
        this.tools = chromium.tools();
        this.limits = limits;
        this.stillness = stillness;
        this.startNanos = startNanos;
        this.deadlineNanos = deadline(startNanos, limits);
        this.gate = gate;
    }

    /** Of a page of the web. */
    static Rendering ofWeb(Chromium chromium, GuardedClient client, RenderLimits limits) {
        NetworkIdle stillness = new NetworkIdle();
        long start = System.nanoTime();
        RequestInterceptor gate = new RequestInterceptor(
                chromium.tools(), client, limits, chromium.port(), deadline(start, limits), stillness);
        return new Rendering(chromium, limits, stillness, start, gate);
    }

    /** Of a document that we made, within {@link #PRINTING}. */
    static Rendering ofDocument(Chromium chromium, String html) {
        OwnDocument gate = new OwnDocument(chromium.tools(), html);
        return new Rendering(chromium, PRINTING, new NetworkIdle(), System.nanoTime(), gate);
    }

    private static long deadline(long startNanos, RenderLimits limits) {
        return startNanos + limits.total().toNanos();
    }

    RenderResult render(String url) throws DevToolsException, InterruptedException {
        PageReading page = open();
        begun = true;
        Optional<String> failure = navigate(url);
        if (failure.isPresent()) {
            return new NotRendered(failure.get());
        }
        boolean settled = settle(page);
        if (crashed) {
            return new NotRendered("the page crashed: its process ended");
        }
        if (!tools.isOpen()) {
            throw new DevToolsException("it ended while it showed the page");
        }
        page.freeze();
        Optional<String> error = errorPage();
        if (error.isPresent()) {
            return new NotRendered(error.get());
        }
        PageReading.Document document = page.document(mainFrame, limits.htmlCharacters());
        return new Rendered(
                document.url(),
                document.title(),
                document.html(),
                gate.responses(),
                gate.refusals(),
                limits.screenshot() ? page.screenshot(limits.width(), FIRST_HEIGHT) : Optional.empty(),
                limits.mhtml() ? page.mhtml() : Optional.empty(),
                settled,
                Duration.ofNanos(System.nanoTime() - startNanos));
    }

    PrintResult print() throws DevToolsException, InterruptedException {
        PageReading page = open();
        begun = true;
        page.runNoScripts();
        Optional<String> failure = navigate(OwnDocument.URL);
        if (failure.isPresent()) {
            return new NotPrinted(failure.get());
        }
        NetworkIdle.End end = stillness.await(PRINTING.quiet().toNanos(), deadlineNanos);
        if (crashed) {
            return new NotPrinted("the document crashed: its process ended");
        }
        if (end != NetworkIdle.End.AT_REST) {
            return new NotPrinted(
                    "the document is not laid out within " + PRINTING.total().toSeconds() + " s");
        }
        byte[] pdf = page.pdf(untilDeadline());
        return new Printed(pdf, gate.refusals(), Duration.ofNanos(System.nanoTime() - startNanos));
    }

    /** Whether the page was asked for; a failure before that is none of its doing. */
    boolean begun() {
        return begun;
    }

    private PageReading open() throws DevToolsException {
        context = tools.call(
                        BROWSER, "Target.createBrowserContext", parameters().put("disposeOnDetach", true), STEP)
                .path("browserContextId")
                .asText();
        tools.deliverTo(this);
        tools.call(
                BROWSER,
                "Browser.setDownloadBehavior",
                parameters().put("behavior", "deny").put("browserContextId", context),
                STEP);
        tools.call(BROWSER, "Target.setAutoAttach", attachAll(), STEP);
        mainFrame = tools.call(
                        BROWSER,
                        "Target.createTarget",
                        parameters().put("url", "about:blank").put("browserContextId", context),
                        STEP)
                .path("targetId")
                .asText();
        PageReading page = new PageReading(tools, await(ready, STEP).session());
        page.size(limits.width(), FIRST_HEIGHT);
        return page;
    }

    private static ObjectNode attachAll() {
        return parameters()
                .put("autoAttach", true)
                .put("waitForDebuggerOnStart", true)
                .put("flatten", true);
    }

    /** Why there is no page, if so. */
    private Optional<String> navigate(String url) throws DevToolsException {
        stillness.loading();
        JsonNode answer;
        try {
            answer = tools.call(mainSession, "Page.navigate", parameters().put("url", url), untilDeadline());
        } catch (DevToolsException tooLate) {
            if (crashed || !tools.isOpen()) {
                throw tooLate;
            }
            return Optional.of(gate.lastDocumentFailure()
                    .orElse("no page within " + limits.total().toMillis() + " ms"));
        }
        String error = answer.path("errorText").asText();
        if (error.isEmpty()) {
            return Optional.empty();
        }
        boolean download = answer.path("isDownload").asBoolean() || error.equals("net::ERR_ABORTED");
        return Optional.of(gate.lastDocumentFailure().orElse(download ? "a download, not a page" : error));
    }

    private Duration untilDeadline() {
        return Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime()));
    }

    /** Whether the page came to rest in time, first as it opened, then with all of it in sight. */
    private boolean settle(PageReading page) throws DevToolsException, InterruptedException {
        long quiet = limits.quiet().toNanos();
        if (stillness.await(quiet, deadlineNanos) != NetworkIdle.End.AT_REST) {
            return false;
        }
        try {
            if (!page.grow(limits.width(), FIRST_HEIGHT, untilDeadline())) {
                return true;
            }
        } catch (DevToolsException noAnswer) {
            // A script that began after the page had come to rest and never returns: it is ended when the page is read.
            return false;
        }
        stillness.inSight();
        return stillness.await(quiet, deadlineNanos) == NetworkIdle.End.AT_REST;
    }

    /** A page that led on to an answer that the browser cannot use has become the browser's own error page. */
    private Optional<String> errorPage() throws DevToolsException {
        JsonNode frame = tools.call(mainSession, "Page.getFrameTree", parameters(), STEP)
                .path("frameTree")
                .path("frame");
        String unreachable = frame.path("unreachableUrl").asText();
        return unreachable.isEmpty()
                ? Optional.empty()
                : Optional.of("the page leads on to where it cannot be shown: "
                        + gate.lastDocumentFailure().orElse(unreachable));
    }

    @Override
    public void event(String session, String method, JsonNode event) {
        switch (method) {
            case "Target.attachedToTarget" -> attached(event);
            case "Fetch.requestPaused" -> gate.paused(session, event);
            case "Network.responseReceived" -> gate.received(event);
            case "Network.webSocketCreated" -> gate.refused(event.path("url").asText(), "no WebSocket is opened");
            case "Network.webTransportCreated" -> gate.refused(event.path("url").asText(), "no WebTransport is opened");
            case "Page.javascriptDialogOpening" ->
                tools.tell(session, "Page.handleJavaScriptDialog", parameters().put("accept", false));
            case "Page.frameStartedLoading" -> {
                if (isMain(event)) {
                    stillness.loading();
                }
            }
            // Not loadEventFired: a page that led elsewhere while it was loading never has that event.
            case "Page.frameStoppedLoading" -> {
                if (isMain(event)) {
                    stillness.loaded();
                }
            }
            case "Page.frameNavigated" -> {
                if (session.equals(mainSession)
                        && event.path("frame").path("parentId").isMissingNode()) {
                    gate.standing();
                    stillness.loading();
                }
            }
            case "Inspector.targetCrashed", "Target.targetCrashed" -> {
                if (session.equals(mainSession)
                        || event.path("targetId").asText().equals(mainFrame)) {
                    crashed = true;
                    stillness.broken();
                }
            }
            default -> {}
        }
    }

    @Override
    public void ended() {
        stillness.broken();
    }

    private boolean isMain(JsonNode event) {
        return event.path("frameId").asText().equals(mainFrame);
    }

    private void attached(JsonNode event) {
        JsonNode target = event.path("targetInfo");
        String id = target.path("targetId").asText();
        if (!target.path("browserContextId").asText().equals(context)) {
            return;
        }
        String session = event.path("sessionId").asText();
        String type = target.path("type").asText();
        if (!RUNNING_TYPES.contains(type)) {
            // Held for ever: service workers, which would stand between a page and us, and Chromium's own windows.
            return;
        }
        boolean page = type.equals("page");
        if (page && !mainSession.isEmpty()) {
            gate.refused(target.path("url").asText(), "no other window is opened");
            tools.tell(BROWSER, "Target.closeTarget", parameters().put("targetId", id));
            return;
        }
        if (page) {
            mainSession = session;
        }
        // Sent without waiting: the browser works through them in this order, and only the last lets the target run.
        var patterns = parameters();
        patterns.putArray("patterns").addObject().put("urlPattern", "*").put("requestStage", "Request");
        tools.tell(session, "Fetch.enable", patterns);
        tools.tell(session, "Network.enable", parameters());
        tools.tell(session, "Network.setCacheDisabled", parameters().put("cacheDisabled", true));
        tools.tell(session, "Network.setBypassServiceWorker", parameters().put("bypass", true));
        tools.tell(session, "Target.setAutoAttach", attachAll());
        tools.tell(session, "Page.enable", parameters());
        tools.tell(session, "Inspector.enable", parameters());
        CompletableFuture<JsonNode> running = tools.send(session, "Runtime.runIfWaitingForDebugger", parameters());
        if (page) {
            var _ = running.whenComplete((done, failure) -> {
                if (failure == null) {
                    ready.complete(new Page(id, session));
                } else {
                    ready.completeExceptionally(failure);
                }
            });
        }
    }

    private static <T> T await(CompletableFuture<T> future, Duration most) throws DevToolsException {
        try {
            return future.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new DevToolsException("the browser makes no page");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DevToolsException("interrupted while a page is made");
        }
    }

    /** Ends the page and everything of it; a browser that does not manage that is ended itself. */
    @Override
    public void close() {
        gate.close();
        tools.deliverToNobody();
        if (!context.isEmpty() && tools.isOpen()) {
            try {
                tools.call(
                        BROWSER, "Target.disposeBrowserContext", parameters().put("browserContextId", context), STEP);
            } catch (DevToolsException stuck) {
                chromium.kill();
            }
        }
    }
}
