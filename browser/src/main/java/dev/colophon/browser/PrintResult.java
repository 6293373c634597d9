package dev.colophon.browser;

import java.time.Duration;
import java.util.List;

/** What came of a document that was to be printed: a PDF, or the reason why there is none. Never an exception. */
public sealed interface PrintResult {

    /**
     * A print.
     *
     * @param pdf with tags and an outline, its fonts embedded
     * @param refusedRequests what the document wanted and did not get, one line each; empty for one that is whole in itself
     * @param elapsed from the call to the result
     */
    record Printed(byte[] pdf, List<String> refusedRequests, Duration elapsed) implements PrintResult {
        public Printed {
            refusedRequests = List.copyOf(refusedRequests);
        }
    }

    /**
     * No print.
     *
     * @param reason one line for people
     */
    record NotPrinted(String reason) implements PrintResult {}
}
