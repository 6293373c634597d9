package dev.colophon.sightings;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One look at a place, and what came of it. It is never changed afterwards, but for where its bytes are, and that one which told
 * nothing yet may be told.
 *
 * @param id made by whoever looked
 * @param place its key
 * @param status of HTTP; empty when there was no answer, and of files
 * @param content the SHA-256 of what stood there, of CONTENT and UNCHANGED; of FAILED where that is a page in place of a copy, and
 *     nobody knows yet whether it shows the copy
 * @param textSha256 of a page's text, by which its change is judged
 * @param vantage from where on the network
 * @param cause why there is no content, or only a part, or why what stands there tells nothing yet
 * @param warc the exact bytes and headers
 */
public record Observation(
        String id,
        String place,
        Instant at,
        Outcome outcome,
        OptionalInt status,
        Optional<String> content,
        Optional<String> textSha256,
        Optional<String> contentType,
        Optional<String> vantage,
        Optional<String> cause,
        Optional<WarcRecord> warc) {

    /** How the cause of a look at an address begins that led elsewhere; where to follows. */
    public static final String LEADS_TO = "it redirects to ";

    /** What stands before that where a scan followed it. */
    public static final String OF_A_SCAN = "MOVED: ";

    /** Why a look at a page in place of a copy tells nothing yet. */
    public static final String SHOWS = "a page stands there, and nobody knows yet whether what it shows is the copy";

    /** Why what was written into a page is gone. */
    public static final String SHOWN_NO_MORE = "its page does not show it any more";

    /** Why a look at an archive tells nothing of what else may be in it. */
    public static final String UNREAD = "not all that is in it could be read";

    /** SQL: whether the cause of a look, by the name of its column, says that it led elsewhere. */
    public static String isRedirect(String cause) {
        return "(%1$s like '%2$s%%' or %1$s like '%3$s%2$s%%')".formatted(cause, LEADS_TO, OF_A_SCAN);
    }

    /** One at which nothing was had, outside the crawl. */
    static Observation missing(String id, String place, Instant at, Outcome outcome, String cause) {
        return missing(id, place, at, outcome, OptionalInt.empty(), Optional.empty(), cause);
    }

    /** One at which nothing was had, with the status of HTTP and from where it was made. */
    public static Observation missing(
            String id,
            String place,
            Instant at,
            Outcome outcome,
            OptionalInt status,
            Optional<String> vantage,
            String cause) {
        return new Observation(
                id,
                place,
                at,
                outcome,
                status,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                vantage,
                Optional.of(cause),
                Optional.empty());
    }

    /** Whether it is one at a page in place of a copy that tells nothing yet. */
    public boolean isOpen() {
        return outcome == Outcome.FAILED && content.isPresent();
    }

    /** Whether the page came with a status that says that nothing is there. */
    public boolean saysNothingIsThere() {
        return status.isPresent() && (status.getAsInt() == 404 || status.getAsInt() == 410);
    }

    /** The same look at what may show the copy in whose place it stands. */
    Observation open() {
        return with(id, at, Outcome.FAILED, Optional.of(SHOWS));
    }

    /**
     * The same look at what was looked into since, and what stands there is that and nothing else: one look where that was known at
     * the same moment, else one more.
     *
     * @param newId of one more
     * @param when it was known
     * @param part why there may be more in its bytes than was read
     */
    public Observation told(String newId, Instant when, Optional<String> part) {
        return with(when.equals(at) ? id : newId, when, Outcome.CONTENT, part);
    }

    private Observation with(String otherId, Instant when, Outcome other, Optional<String> why) {
        return new Observation(
                otherId, place, when, other, status, content, textSha256, contentType, vantage, why, warc);
    }

    /** What came of a look. */
    public enum Outcome {
        /** Bytes that are new here, or others than before. */
        CONTENT,
        /** The same as before: the server says so, the bytes are the same, or the text of a page is. */
        UNCHANGED,
        /** 404 or 410; of a look for a copy that was to be removed, 451 too. */
        NOT_FOUND,
        /** A page that says that nothing is there, whatever its status. */
        SOFT_NOT_FOUND,
        /** A redirect to where a look told that nothing of it is, or of a place at which nothing was known to be: what was here is not. */
        MOVED,
        /** 401, 403 or 451. */
        REFUSED,
        /** 429 or 503: not now. */
        LATER,
        /** Anything else, a redirect or a page included of which nobody knows yet what it leads to or shows. */
        FAILED;

        /** Whether it says that what stood there does no more. */
        public boolean isGone() {
            return switch (this) {
                case NOT_FOUND, SOFT_NOT_FOUND, MOVED -> true;
                case CONTENT, UNCHANGED, REFUSED, LATER, FAILED -> false;
            };
        }

        /** Whether it says what stands there, or that nothing does; of a part alone that is not yet said. */
        public boolean tells() {
            return this == CONTENT || this == UNCHANGED || isGone();
        }
    }

    /** Where an exchange is kept: a record of a WARC file. */
    public record WarcRecord(String file, long offset) {}
}
