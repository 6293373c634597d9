package dev.colophon.crawl.fetch;

import java.util.Optional;

/** Builds pages as a browser does, scripts and all. Thread-safe. */
public interface Renderer {

    /**
     * The document as its scripts left it; empty when it could not be built, and the page is read as it was sent.
     *
     * @param url which was just answered
     */
    Optional<String> html(String url);

    /** None: pages are read as they are sent. */
    static Renderer none() {
        return _ -> Optional.empty();
    }
}
