package dev.colophon.crawl.scan;

import dev.colophon.http.Redirect;
import dev.colophon.http.guard.AllowList;
import dev.colophon.registry.work.Content;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that was not looked into.
 *
 * @param place a URL, or a file with line or offset
 * @param page the page on which it stood, if any
 * @param kind whether a person should hear of it
 * @param reason one line for people
 * @param allowable what {@link AllowList} would have to name to permit it, as {@code host:port}; only of what was asked for
 * @param sent what came with an answer that says that nothing is there
 * @param led other addresses of which the same is known, since redirects led there
 * @param barredTarget where the last of these redirects led, which may not be asked for
 */
public record Skipped(
        String place,
        Optional<String> page,
        Kind kind,
        String reason,
        Optional<String> allowable,
        Optional<SentWithIt> sent,
        List<String> led,
        Optional<String> barredTarget)
        implements ScanItem {

    public Skipped {
        led = List.copyOf(led);
    }

    /**
     * Bytes that were not looked into, received whole.
     *
     * @param words of a page, or a text
     * @param shows when it was received, of a page with pictures or recordings that are asked for
     */
    public record SentWithIt(Content content, int status, String type, String words, Optional<Instant> shows) {

        /** Whether it is a file that nobody has looked into, and no picture that is too small. */
        public boolean isFile(VisitLimits limits) {
            return ContentFilter.isFile(type)
                    && ContentFilter.objection(type, content.bytes(), limits).isEmpty();
        }
    }

    /** What brought no bytes. */
    public Skipped(String place, Optional<String> page, Kind kind, String reason, Optional<String> allowable) {
        this(place, page, kind, reason, allowable, Optional.empty(), List.of(), Optional.empty());
    }

    /** What nothing more can be said of. */
    public Skipped(String place, Optional<String> page, Kind kind, String reason) {
        this(place, page, kind, reason, Optional.empty());
    }

    /** The same, after these redirects. */
    Skipped behind(List<Redirect> redirects) {
        return at(redirects.stream().map(Redirect::to).toList(), Optional.empty());
    }

    /** The same of an address whose redirects led there; the last is what may not be asked for. */
    Skipped barredBehind(List<String> redirects) {
        return redirects.isEmpty()
                ? this
                : at(redirects.subList(0, redirects.size() - 1), Optional.of(redirects.getLast()));
    }

    private Skipped at(List<String> redirects, Optional<String> barred) {
        List<String> places =
                redirects.stream().filter(to -> !to.equals(place)).distinct().toList();
        return new Skipped(place, page, kind, reason, allowable, sent, places, barred);
    }

    /** How grave it is. */
    public enum Kind {
        /** Left out by design: too small, not a medium, seen already. */
        SKIPPED,
        /** Could not be had: no answer, status 500, broken record. */
        FAILED,
        /** The server says that nothing is there any more: status 404, 410. */
        GONE,
        /** Not asked for, by the rules of the guarded client. */
        REFUSED,
        /** As {@link #REFUSED}, because address or port is not of the public web; its owner may allow it. */
        NOT_PUBLIC
    }
}
