package dev.colophon.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.browser.devtools.DevTools;
import dev.colophon.http.FetchLimits;
import dev.colophon.http.FetchRequest;
import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.http.FetchResult.Unfetched;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.Recording;
import dev.colophon.http.guard.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import okhttp3.HttpUrl;

/**
 * Answers every request of one render: from the guarded client, within the limits, or with a refusal that is listed. A
 * redirect is handed to the browser as it is, and comes back as a request of its own. Thread-safe; after
 * {@link #close()} nothing of this render is on its way any more.
 */
final class RequestInterceptor implements Gate {

    /** As many as a browser has open to one server over HTTP/1.1. */
    private static final int AT_ONCE = 6;

    /** A picture or script larger than this is left out; whoever wants the medium fetches it by its URL. */
    private static final long MOST_BODY_BYTES = 8L << 20;

    /** What speaks of the connection or of a coding that is taken off already. */
    private static final Set<String> DROPPED_HEADERS = Set.of(
            "content-encoding",
            "content-length",
            "transfer-encoding",
            "connection",
            "keep-alive",
            "trailer",
            "upgrade",
            "alt-svc");

    private final DevTools tools;
    private final GuardedClient client;
    private final RenderLimits limits;
    private final int forbiddenPort;
    private final long deadlineNanos;
    private final NetworkIdle stillness;
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final Refusals refusals = new Refusals();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    // Guarded by this.
    private final List<BrowserResponse> responses = new ArrayList<>();
    private final Set<String> answered = new HashSet<>();
    private int requests;
    private boolean standing;
    private long bytesLeft;
    private Optional<String> lastDocumentFailure = Optional.empty();

    RequestInterceptor(
            DevTools tools,
            GuardedClient client,
            RenderLimits limits,
            int forbiddenPort,
            long deadlineNanos,
            NetworkIdle stillness) {
        this.tools = tools;
        this.client = client;
        this.limits = limits;
        this.forbiddenPort = forbiddenPort;
        this.deadlineNanos = deadlineNanos;
        this.stillness = stillness;
        this.bytesLeft = limits.bytes();
    }

    /** A request as {@code Fetch.requestPaused} has it. */
    private record Paused(String session, String id, String network, String url, String method, boolean document) {
        static Paused of(String session, JsonNode event) {
            JsonNode request = event.path("request");
            return new Paused(
                    session,
                    event.path("requestId").asText(),
                    event.path("networkId").asText(),
                    request.path("url").asText(),
                    request.path("method").asText().toUpperCase(Locale.ROOT),
                    event.path("resourceType").asText().equals("Document"));
        }
    }

    @Override
    public void paused(String session, JsonNode event) {
        Paused request = Paused.of(session, event);
        String scheme = scheme(request.url());
        if (scheme.equals("data") || scheme.equals("blob")) {
            // Bytes that the page has already.
            tell(request, "Fetch.continueRequest", DevTools.parameters());
        } else if (request.method().equals("OPTIONS")) {
            permitPreflight(request, event.path("request").path("headers"));
        } else if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            refuse(request, "BlockedByClient", request.method() + " is not sent, only GET and HEAD are");
        } else if (port(request.url()) == forbiddenPort) {
            refuse(request, "BlockedByClient", "the port of the browser itself");
        } else if (event.path("resourceType").asText().equals("Other")
                && request.url().endsWith("/favicon.ico")) {
            // The browser asks for it by itself, for a tab that nobody sees.
            tell(request, "Fetch.failRequest", DevTools.parameters().put("errorReason", "Aborted"));
        } else {
            ask(request);
        }
    }

    private void ask(Paused request) {
        try {
            // Here already, so that what would be refused in any case keeps neither a thread nor the page from resting.
            var _ = client.admit(request.url());
        } catch (Refused refused) {
            refuse(request, "AddressUnreachable", refused.line());
            return;
        }
        if (!admitted()) {
            refuse(request, "BlockedByClient", "more than " + limits.requests() + " requests");
            return;
        }
        stillness.begun();
        try {
            threads.execute(() -> inTurn(request));
        } catch (RejectedExecutionException renderHasEnded) {
            stillness.done();
        }
    }

    private void inTurn(Paused request) {
        try {
            slots.acquire();
            try {
                fetch(request);
            } finally {
                slots.release();
            }
        } catch (InterruptedException renderHasEnded) {
            Thread.currentThread().interrupt();
        } finally {
            stillness.done();
        }
    }

    private synchronized boolean admitted() {
        return ++requests <= limits.requests();
    }

    private void fetch(Paused request) {
        Optional<FetchLimits> left = left();
        if (left.isEmpty()) {
            refuse(request, "BlockedByClient", "more than " + limits.bytes() + " bytes in all, or too late");
            return;
        }
        try {
            switch (client.fetch(FetchRequest.single(request.url(), left.get(), Optional.empty(), Optional.empty()))) {
                case Fetched fetched -> {
                    try (fetched) {
                        handOver(request, fetched);
                    }
                }
                case Unfetched none -> refuse(request, reason(none), none.reason());
            }
        } catch (Refused refused) {
            refuse(request, "AddressUnreachable", refused.line());
        } catch (IOException | UncheckedIOException e) {
            refuse(request, "Failed", "its bytes cannot be kept: " + e.getMessage());
        }
    }

    private void handOver(Paused request, Fetched fetched) throws IOException {
        if (fetched.cut().isPresent()) {
            refuse(request, "Failed", fetched.cut().get().reason());
            return;
        }
        boolean head = request.method().equals("HEAD");
        byte[] body = head ? new byte[0] : Files.readAllBytes(fetched.body().path());
        if (!counted(request, fetched)) {
            refuse(request, "BlockedByClient", "more than " + limits.bytes() + " bytes in all");
            return;
        }
        ObjectNode answer = DevTools.parameters();
        answer.put("responseCode", fetched.status());
        ArrayNode headers = answer.putArray("responseHeaders");
        fetched.headers().forEach((name, values) -> {
            if (!DROPPED_HEADERS.contains(name)) {
                values.forEach(value -> headers.addObject().put("name", name).put("value", value));
            }
        });
        answer.put("body", Base64.getEncoder().encodeToString(body));
        var _ = send(request, "Fetch.fulfillRequest", answer).whenComplete((done, failure) -> {
            if (failure != null && tools.isOpen()) {
                refuse(request, "Failed", "the browser does not take the answer: " + failure.getMessage());
            }
        });
    }

    /** Lists the answer, unless it is over what may be received in all. */
    private synchronized boolean counted(Paused request, Fetched fetched) {
        long size = fetched.body().size();
        if (size > bytesLeft) {
            return false;
        }
        bytesLeft -= size;
        answered.add(request.network());
        responses.add(new BrowserResponse(
                request.url(),
                fetched.status(),
                fetched.type(),
                size,
                fetched.body().sha256(),
                Optional.of(fetched.peer()),
                fetched.recording().flatMap(Recording::tls),
                true));
        return true;
    }

    /**
     * Says yes to the question whether a script of one site may send something to another (the CORS preflight). Nothing
     * of that goes out: the request that follows is a plain GET of ours, whose answer is still under the CORS rules.
     */
    private void permitPreflight(Paused request, JsonNode asked) {
        synchronized (this) {
            answered.add(request.network());
        }
        ObjectNode answer = DevTools.parameters();
        answer.put("responseCode", 204);
        ArrayNode headers = answer.putArray("responseHeaders");
        header(headers, "access-control-allow-origin", value(asked, "origin"));
        header(headers, "access-control-allow-methods", value(asked, "access-control-request-method"));
        header(headers, "access-control-allow-headers", value(asked, "access-control-request-headers"));
        header(headers, "access-control-allow-credentials", "true");
        tell(request, "Fetch.fulfillRequest", answer);
    }

    private static String value(JsonNode headers, String name) {
        for (var header : headers.properties()) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return header.getValue().asText();
            }
        }
        return "";
    }

    private static void header(ArrayNode headers, String name, String value) {
        if (!value.isEmpty()) {
            headers.addObject().put("name", name).put("value", value);
        }
    }

    private synchronized Optional<FetchLimits> left() {
        Duration time = Duration.ofNanos(deadlineNanos - System.nanoTime());
        long bytes = Math.min(bytesLeft, MOST_BODY_BYTES);
        if (bytes <= 0 || time.isNegative() || time.isZero()) {
            return Optional.empty();
        }
        FetchLimits usual = FetchLimits.defaults();
        return Optional.of(new FetchLimits(
                shorter(usual.connect(), time),
                shorter(usual.head(), time),
                shorter(usual.silence(), time),
                time,
                time,
                bytes,
                bytes,
                usual.headBytes(),
                bytes,
                usual.ratio(),
                usual.dripWindow(),
                usual.dripBytes()));
    }

    private static Duration shorter(Duration usual, Duration left) {
        // A timeout of less than a millisecond would be none at all.
        Duration shorter = usual.compareTo(left) < 0 ? usual : left;
        return shorter.toMillis() < 1 ? Duration.ofMillis(1) : shorter;
    }

    private static String reason(Unfetched none) {
        return switch (none.failure()) {
            case NO_SUCH_HOST -> "NameNotResolved";
            case NO_CONNECTION, CERTIFICATE -> "ConnectionFailed";
            case TOO_SLOW -> "TimedOut";
            case TOO_MANY_REDIRECTS, BAD_ANSWER -> "Failed";
        };
    }

    private void refuse(Paused request, String errorReason, String why) {
        refused(request.url(), why);
        boolean stay;
        synchronized (this) {
            stay = request.document() && standing;
            if (request.document()) {
                lastDocumentFailure = Optional.of(why);
            }
            if (stay) {
                answered.add(request.network());
            }
        }
        if (stay) {
            // An error page would take the place of the page that is to be read; "no content" leaves it there.
            tell(request, "Fetch.fulfillRequest", DevTools.parameters().put("responseCode", 204));
        } else {
            tell(request, "Fetch.failRequest", DevTools.parameters().put("errorReason", errorReason));
        }
    }

    @Override
    public synchronized void standing() {
        standing = true;
    }

    private CompletableFuture<JsonNode> send(Paused request, String method, ObjectNode parameters) {
        return tools.send(request.session(), method, parameters.put("requestId", request.id()));
    }

    private void tell(Paused request, String method, ObjectNode parameters) {
        var _ = send(request, method, parameters);
    }

    @Override
    public void refused(String url, String why) {
        refusals.add(url, why);
    }

    /** An answer that was not ours is listed as such. */
    @Override
    public synchronized void received(JsonNode event) {
        JsonNode response = event.path("response");
        String url = response.path("url").asText();
        boolean web = scheme(url).startsWith("http");
        if (web
                && responses.size() < 2 * limits.requests()
                && !answered.contains(event.path("requestId").asText())) {
            responses.add(new BrowserResponse(
                    url,
                    response.path("status").asInt(),
                    response.path("mimeType").asText().toLowerCase(Locale.ROOT),
                    response.path("encodedDataLength").asLong(),
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    false));
        }
    }

    @Override
    public synchronized Optional<String> lastDocumentFailure() {
        return lastDocumentFailure;
    }

    @Override
    public synchronized List<BrowserResponse> responses() {
        return List.copyOf(responses);
    }

    @Override
    public List<String> refusals() {
        return refusals.lines();
    }

    private static String scheme(String url) {
        int colon = url.indexOf(':');
        return colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
    }

    /** As the guard reads it; -1 for what the guard will refuse as no URL. */
    private static int port(String url) {
        HttpUrl read = HttpUrl.parse(url);
        return read == null ? -1 : read.port();
    }

    /** Breaks off what is on its way and waits for its end. */
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
