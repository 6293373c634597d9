package dev.colophon.crawl.frontier.lease;

import dev.colophon.store.PlaceKey;
import java.util.Optional;

/**
 * A medium on a page, or a page in it.
 *
 * @param medium the key of its URL
 * @param page the page's URL
 * @param element where on it, such as {@code img[srcset]}
 * @param unasked its URL, where it may not be asked for
 */
public record FoundAppearance(String medium, String page, String element, Optional<String> unasked) {

    /** Of what is asked for. */
    public FoundAppearance(String medium, String page, String element) {
        this(medium, page, element, Optional.empty());
    }

    /** Of what may not be asked for: what it is nobody knows then. */
    public static FoundAppearance unasked(String url, String page, String element) {
        return new FoundAppearance(PlaceKey.of(url), page, element, Optional.of(url));
    }

    /** Whether it is written into the page itself. */
    public boolean isWrittenIn() {
        return unasked.filter(url -> url.indexOf('#') >= 0).isPresent();
    }
}
