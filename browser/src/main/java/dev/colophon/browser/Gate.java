package dev.colophon.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Answers or refuses every request of one page; nothing else does. Thread-safe. */
interface Gate extends AutoCloseable {

    /** Takes what {@code Fetch.requestPaused} says; never waits. */
    void paused(String session, JsonNode event);

    /** Takes what {@code Network.responseReceived} says. */
    void received(JsonNode event);

    /** Lists something that a page wanted and did not get. */
    void refused(String url, String why);

    /** There is a page now: what it leads to and is refused does not replace it. */
    void standing();

    /** Why the last document that was asked for did not come. */
    Optional<String> lastDocumentFailure();

    /** What the page received. */
    List<BrowserResponse> responses();

    /** What it did not, one line each. */
    List<String> refusals();

    /** Afterwards nothing of this page is on its way any more. */
    @Override
    void close();
}
