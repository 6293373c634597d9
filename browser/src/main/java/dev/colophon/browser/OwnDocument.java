package dev.colophon.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.browser.devtools.DevTools;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

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

    private final DevTools tools;
    private final byte[] html;

    private final Refusals refusals = new Refusals();
    private final AtomicBoolean given = new AtomicBoolean();

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
        } else if (document && url.equals(URL) && given.compareAndSet(false, true)) {
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
    public void refused(String url, String why) {
        refusals.add(url, why);
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
    public List<String> refusals() {
        return refusals.lines();
    }

    @Override
    public void close() {
        // Nothing is ever on its way.
    }
}
