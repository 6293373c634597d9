package dev.colophon.server.web;

import dev.colophon.server.page.Pages;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.server.view.Tongue;
import dev.colophon.server.web.notices.NoticeBoard;
import dev.colophon.server.web.notices.NoticeWords;
import dev.colophon.server.web.notices.NoticesController;
import dev.colophon.server.web.sources.HomeHealth;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.catalogue.HomeSummary;
import dev.colophon.service.catalogue.ListedSightings;
import dev.colophon.service.catalogue.PageSightings;
import dev.colophon.service.job.KeptJob;
import dev.colophon.service.job.OwnJobs;
import dev.colophon.service.watch.BackgroundWatch;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.DecisionState;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The first page: what to do first, and what waits. */
@RestController
public final class TodayController {

    private static final int NEWEST = 6;

    private final Pages pages;
    private final BackgroundWatch watch;

    public TodayController(Pages pages, BackgroundWatch watch) {
        this.pages = pages;
        this.watch = watch;
    }

    @GetMapping("/")
    ResponseEntity<byte[]> today(HttpServletRequest request) {
        if (!pages.actor().may(Permission.READ)) { // such as a site that asks before it publishes
            return Html.to("/check");
        }
        return page(request, HttpStatus.OK, Optional.empty());
    }

    /** The same with what is missing in the form that was sent, beside its field: a browser keeps none of the files. */
    ResponseEntity<byte[]> incomplete(HttpServletRequest request, HandInForm given) {
        return page(request, HttpStatus.BAD_REQUEST, Optional.of(given));
    }

    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    private ResponseEntity<byte[]> page(HttpServletRequest request, HttpStatus status, Optional<HandInForm> given) {
        HomeSummary summary = pages.summary();
        boolean first = summary.works() == 0 && summary.seen() == 0;
        Frame frame = pages.frame(request, "today", summary, first ? "today.welcome" : "nav.today");
        List<StoredSighting> newest = first ? List.of() : newest();
        NoticeBoard board = first ? new NoticeBoard(List.of(), Instant.now()) : NoticesController.board(pages);
        NoticeWords words = new NoticeWords(Tongue.of(request));
        HandInForm form = given.orElseGet(
                () -> HandInForm.of(summary.owners().stream().findFirst().orElse("")));
        Optional<HomeHealth> health =
                first ? Optional.empty() : Optional.of(HomeHealth.of(pages.settings(), pages.actor(), watch));
        List<KeptJob> jobs = new OwnJobs(pages.settings()).unseen(pages.actor());
        return Html.page(
                status,
                out -> JtetodayGenerated.render(
                        out, null, frame, summary, newest, first, form, board, words, health, jobs));
    }

    private List<StoredSighting> newest() {
        SightingQuery query = SightingQuery.ALL.in(DecisionState.undecided()).page(NEWEST, Optional.empty());
        return new PageSightings(pages.settings())
                .page(pages.actor(), query, Optional.empty(), _ -> {})
                .map(ListedSightings::sightings)
                .orElse(List.of());
    }
}
