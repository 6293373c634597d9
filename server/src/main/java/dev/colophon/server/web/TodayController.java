package dev.colophon.server.web;

import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.service.catalogue.HomeSummary;
import dev.colophon.service.catalogue.ListSightings;
import dev.colophon.service.catalogue.SightingList;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.DecisionState;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The first page: what to do first, and what waits. */
@RestController
public final class TodayController {

    private static final int NEWEST = 6;

    private final Pages pages;

    public TodayController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping("/")
    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    ResponseEntity<byte[]> today(HttpServletRequest request) {
        HomeSummary summary = pages.summary();
        boolean first = summary.works() == 0 && summary.seen() == 0;
        Frame frame = pages.frame(request, "today", summary, first ? "today.welcome" : "nav.today");
        List<StoredSighting> newest = first ? List.of() : newest();
        return Html.page(out -> JtetodayGenerated.render(out, null, frame, summary, newest, first));
    }

    private List<StoredSighting> newest() {
        SightingQuery query = SightingQuery.ALL.in(DecisionState.undecided()).page(NEWEST, Optional.empty());
        return new ListSightings(pages.settings())
                .list(pages.actor(), query, Optional.empty(), _ -> {})
                .map(SightingList::sightings)
                .orElse(List.of());
    }
}
