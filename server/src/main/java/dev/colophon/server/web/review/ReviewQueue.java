package dev.colophon.server.web.review;

import dev.colophon.evidence.report.document.LocalizedReport;
import dev.colophon.fingerprint.Medium;
import dev.colophon.server.page.Pages;
import dev.colophon.service.review.BulkDetail;
import dev.colophon.service.review.ClaimSecondReview;
import dev.colophon.service.review.ClaimSighting;
import dev.colophon.service.review.ShowBulk;
import dev.colophon.sightings.StoredSighting;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody goes through, one sighting after the other: the inbox as it is filtered, the sample of a group, or what a second person
 * looks at.
 *
 * @param address of the page that they came from; empty where they came from elsewhere
 */
public record ReviewQueue(String address) {

    /** Of whoever opened a sighting by itself. */
    public static final ReviewQueue NONE = new ReviewQueue("");

    /** What a second person looks at. */
    public static final ReviewQueue SECOND = new ReviewQueue("/second");

    private static final Pattern KNOWN = Pattern.compile(
            "/inbox(\\?(?:[A-Za-z0-9=&+._*-]|%[0-9A-Fa-f]{2}){0,900})?|/groups/[0-9a-f-]{8,36}|/second");
    private static final String GROUP = "/groups/";

    /** The queue with this address; none where there is no such queue. */
    public static ReviewQueue of(String address) {
        return KNOWN.matcher(address).matches() ? new ReviewQueue(address) : NONE;
    }

    /** The sample of a group. */
    public static ReviewQueue ofGroup(String id) {
        return new ReviewQueue(GROUP + id);
    }

    /** Whether somebody goes through it. */
    public boolean isThere() {
        return !address.isEmpty();
    }

    /** Whether it is what a second person looks at. */
    public boolean isSecond() {
        return equals(SECOND);
    }

    /** Whether it is the sample of a group. */
    public boolean isGroup() {
        return address.startsWith(GROUP);
    }

    /** The address of the page that compares one of it. */
    public String compare(String sighting) {
        return "/sightings/" + sighting
                + (isThere() ? "?queue=" + URLEncoder.encode(address, StandardCharsets.UTF_8) : "");
    }

    /** The same by the match of a medium. */
    public String compare(String sighting, Medium medium) {
        return compare(sighting, "medium=" + LocalizedReport.word(medium));
    }

    /** The same with something more in the query. */
    String compare(String sighting, String more) {
        return compare(sighting) + (isThere() ? "&" : "?") + more;
    }

    /** The next of it, which is kept for whoever asks; empty when there is none. */
    Optional<String> next(Pages pages, String session, Optional<String> after) {
        if (isSecond()) {
            return new ClaimSecondReview(pages.settings()).next(pages.actor(), session);
        }
        if (isGroup()) {
            BulkDetail group =
                    new ShowBulk(pages.settings()).show(pages.actor(), session, address.substring(GROUP.length()));
            return group.pending().stream()
                    .map(StoredSighting::id)
                    .filter(id -> after.filter(id::equals).isEmpty())
                    .findFirst();
        }
        return new ClaimSighting(pages.settings())
                .next(pages.actor(), session, InboxFilter.ofAddress(address).query(1), after);
    }

    /** Where somebody comes next: the next of it, or its page when there is none. */
    public String following(Pages pages, String session, Optional<String> after, String told) {
        String to = next(pages, session, after).map(this::compare).orElse(isThere() ? address : "/inbox");
        String more = told.isEmpty() && !to.startsWith("/sightings/") ? "none=true" : told;
        return more.isEmpty() ? to : to + (to.contains("?") ? "&" : "?") + more;
    }
}
