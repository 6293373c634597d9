package dev.colophon.server.web.review;

import dev.colophon.server.page.FormFields;
import dev.colophon.server.page.Pages;
import dev.colophon.server.page.ReviewSession;
import dev.colophon.service.review.CountSecondReviews;
import dev.colophon.service.review.ListLookers;
import dev.colophon.service.review.ListViews;
import dev.colophon.service.review.SaveView;
import dev.colophon.sightings.StoredSighting;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the inbox shows beside sightings.
 *
 * @param queue that begins here
 * @param lookers who else looks at which of them, by their ids
 * @param skips how often somebody found them hard to judge, by their ids
 * @param views that whoever asks has named
 * @param seconds how many wait for whoever asks as the second person
 * @param none whether there was nothing more to be given
 * @param before what whoever asks decided just before
 */
public record InboxPage(
        ReviewQueue queue,
        Map<String, String> lookers,
        Map<String, Integer> skips,
        List<SaveView.View> views,
        int seconds,
        boolean none,
        Optional<Reviewed> before) {

    /** Of a list. */
    static InboxPage of(HttpServletRequest request, Pages pages, InboxFilter filter, List<StoredSighting> sightings) {
        String session = ReviewSession.of(request);
        FormFields fields = FormFields.of(request);
        ListLookers.Lookers known = new ListLookers(pages.settings())
                .list(
                        pages.actor(),
                        session,
                        sightings.stream().map(StoredSighting::id).toList());
        Map<String, String> others = new HashMap<>();
        known.locks().forEach((id, lock) -> {
            if (!lock.by().session().equals(session)) {
                others.put(id, lock.by().name());
            }
        });
        return new InboxPage(
                ReviewQueue.of(filter.address(Optional.empty())),
                others,
                known.skips(),
                new ListViews(pages.settings()).list(pages.actor()),
                new CountSecondReviews(pages.settings()).count(pages.actor()).waiting(),
                fields.has("none", "true"),
                Reviewed.of(pages, fields));
    }
}
