package dev.colophon.watch.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Gives a page one document that we made, from memory, and nothing else: it holds no client, so there is no way from here
 * to the network. What the document does not carry in itself it does not get.
 */
final class OwnDocument implements Gate {

    /** A name that is promised never to exist (RFC 6761). */
    static final String URL = "http://document.invalid/";

    /** Pictures and fonts that it carries, its own style, and no scripts. */
    private static final String POLICY =
            "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; form-action 'none'";

    private static final int MOST_REFUSALS = 1_000;

    private final DevTools tools;
    private final byte[] html;

    // Guarded by this.
    private final List<String> refusals = new ArrayList<>();
    private boolean given;

    OwnDocument(DevTools tools, String html) {
        this.tools = tools;
        this.html = html.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void paused(String session, JsonNode event) {
        String url = event.path("request").path("url").asText();
        boolean document = event.path("resourceType").asText().equals("Document");
        if (url.startsWith("data:")) {
            answer(session, event, "Fetch.continueRequest", DevTools.parameters());
        } else if (document && url.equals(URL) && first()) {
            ObjectNode answer = DevTools.parameters().put("responseCode", 200);
            var headers = answer.putArray("responseHeaders");
            headers.addObject().put("name", "content-type").put("value", "text/html; charset=utf-8");
            headers.addObject().put("name", "content-security-policy").put("value", POLICY);
            answer(
                    session,
                    event,
                    "Fetch.fulfillRequest",
                    answer.put("body", Base64.getEncoder().encodeToString(html)));
        } else if (document) {
            refused(url, "a document that is printed leads nowhere");
            // An error page would take its place; "no content" leaves it there.
            answer(session, event, "Fetch.fulfillRequest", DevTools.parameters().put("responseCode", 204));
        } else {
            if (!url.equals(URL + "favicon.ico")) {
                refused(url, "a document that is printed gets nothing from elsewhere");
            }
            answer(session, event, "Fetch.failRequest", DevTools.parameters().put("errorReason", "BlockedByClient"));
        }
    }

    private synchronized boolean first() {
        boolean first = !given;
        given = true;
        return first;
    }

    private void answer(String session, JsonNode event, String method, ObjectNode parameters) {
        tools.tell(
                session,
                method,
                parameters.put("requestId", event.path("requestId").asText()));
    }

    @Override
    public void received(JsonNode event) {
        // Only what was given.
    }

    @Override
    public synchronized void refused(String url, String why) {
        if (refusals.size() < MOST_REFUSALS) {
            refusals.add(RequestGate.shortened(url) + ": " + why);
        }
    }

    @Override
    public void standing() {
        // It stands once it is given.
    }

    @Override
    public Optional<String> lastDocumentFailure() {
        return Optional.empty();
    }

    @Override
    public List<BrowserResponse> responses() {
        return List.of();
    }

    @Override
    public synchronized List<String> refusals() {
        return List.copyOf(refusals);
    }

    @Override
    public void close() {
        // Nothing is ever on its way.
    }
}
