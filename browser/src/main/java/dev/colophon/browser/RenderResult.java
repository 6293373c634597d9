package dev.colophon.browser;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What came of a page: the page as its scripts built it, or the reason why there is none. Never an exception. */
public sealed interface RenderResult {

    /**
     * A page, read once it came to rest or its time was up.
     *
     * @param url where the page stood when it was read
     * @param title at most 1,000 characters
     * @param html the document as serialised by the browser, open shadow trees as {@code <template shadowrootmode>}; cut
     *     at the limit
     * @param responses what the page received, in order of arrival
     * @param refusedRequests requests without an answer, one line each: URL and reason; at most 1,000
     * @param screenshot PNG, when it was asked for and could be made
     * @param mhtml the page with its parts (RFC 2557), when it was asked for and could be made
     * @param settled whether the page came to rest; false when its time was up first
     * @param elapsed from the call to the result
     */
    record Rendered(
            String url,
            String title,
            String html,
            List<BrowserResponse> responses,
            List<String> refusedRequests,
            Optional<byte[]> screenshot,
            Optional<byte[]> mhtml,
            boolean settled,
            Duration elapsed)
            implements RenderResult {
        public Rendered {
            responses = List.copyOf(responses);
            refusedRequests = List.copyOf(refusedRequests);
        }
    }

    /**
     * No page.
     *
     * @param reason one line for people
     */
    record NotRendered(String reason) implements RenderResult {}
}
