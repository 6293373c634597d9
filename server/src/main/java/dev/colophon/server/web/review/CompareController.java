package dev.colophon.server.web.review;

import dev.colophon.server.page.FormFields;
import dev.colophon.server.page.FormRefusal;
import dev.colophon.server.page.Pages;
import dev.colophon.server.page.ReviewSession;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.server.view.Tongue;
import dev.colophon.server.web.review.ComparePage.Returned;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ProgressListener;
import dev.colophon.service.catalogue.ListedSightings;
import dev.colophon.service.catalogue.PageSightings;
import dev.colophon.service.comparison.Comparison;
import dev.colophon.service.decision.Approval;
import dev.colophon.service.decision.SightingSelection;
import dev.colophon.service.decision.UndoDecisions;
import dev.colophon.service.review.GiveSecondOpinion;
import dev.colophon.service.review.LookAtSighting;
import dev.colophon.service.review.ReviewSighting;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.Decision;
import dev.colophon.sightings.decision.DecisionState;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A copy beside the work, and what a person decides of it. */
@RestController
public final class CompareController {

    /** What a person can decide, in the order of the keys. */
    public static final List<DecisionState> CHOICES = List.of(
            DecisionState.CONFIRMED,
            DecisionState.LICENSED,
            DecisionState.EXCEPTION,
            DecisionState.NOT_A_MATCH,
            DecisionState.RESOLVED);

    private static final Approval NOBODY = (_, _, _) -> Approval.Answer.NO;

    private final Pages pages;
    private final Comparisons comparisons;

    public CompareController(Pages pages, Comparisons comparisons) {
        this.pages = pages;
        this.comparisons = comparisons;
    }

    @GetMapping("/sightings/{id}")
    ResponseEntity<byte[]> compare(
            HttpServletRequest request,
            @PathVariable("id") String id,
            @RequestParam(name = "done", defaultValue = "") String done)
            throws IOException {
        return page(request, HttpStatus.OK, id, done, Returned.NOT, FormFields.NOTHING);
    }

    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    private ResponseEntity<byte[]> page(
            HttpServletRequest request, HttpStatus status, String id, String done, Returned returned, FormFields typed)
            throws IOException {
        Comparison comparison =
                comparisons.of(id, Comparisons.medium(FormFields.of(request).get("medium")));
        StoredSighting sighting = comparison.sighting();
        Optional<String> next = next(sighting);
        ComparePage review = new ComparePage(
                queue(request),
                pages.actor().name(),
                new LookAtSighting(pages.settings()).look(pages.actor(), ReviewSession.of(request), sighting.id()),
                returned,
                Reviewed.of(pages, FormFields.of(request)));
        Frame frame =
                pages.frame(request, "inbox", "compare.title", sighting.work().title());
        return Html.page(
                status, out -> JtecompareGenerated.render(out, null, frame, comparison, next, done, review, typed));
    }

    private static ReviewQueue queue(HttpServletRequest request) {
        return ReviewQueue.of(FormFields.of(request).get("queue"));
    }

    /** The next one that nobody has decided. */
    private Optional<String> next(StoredSighting sighting) {
        SightingQuery query = SightingQuery.ALL.in(DecisionState.undecided()).page(1, Optional.empty());
        return new PageSightings(pages.settings())
                .page(pages.actor(), query, Optional.of(sighting.id()), _ -> {})
                .map(ListedSightings::sightings)
                .flatMap(found -> found.stream().findFirst())
                .map(StoredSighting::id);
    }

    /**
     * Decides it, unless something else was decided since the page was shown.
     *
     * @param seen the decision that the page showed
     */
    @PostMapping("/sightings/{id}/decision")
    ResponseEntity<byte[]> decide(
            HttpServletRequest request,
            @PathVariable("id") String id,
            @RequestParam(name = "decision", defaultValue = "") String decision,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam(name = "seen", defaultValue = "") String seen)
            throws IOException {
        pages.actor().require(Permission.DECIDE);
        DecisionState state = CHOICES.stream()
                .filter(choice -> choice.word().equals(decision))
                .findFirst()
                .orElseThrow(() -> new FormRefusal(HttpStatus.BAD_REQUEST, "refused.no-choice"));
        StoredSighting sighting = comparisons.of(id).sighting();
        String why = reason.isBlank() ? Tongue.of(request).say("choice." + decision + ".reason") : reason;
        FormFields fields = FormFields.of(request);
        boolean sure = fields.has("sure", "true");
        if (fields.said("version")
                .filter(shown -> !shown.equals(ShownVersion.digest(sighting)))
                .isPresent()) {
            return back(request, id, Returned.STALE);
        }
        Optional<String> review = fields.said("review");
        return review.isPresent()
                ? second(request, id, new GiveSecondOpinion.Request(sighting.id(), review.get(), state, why, sure))
                : first(
                        request,
                        id,
                        new ReviewSighting.Request(
                                sighting.id(),
                                state,
                                why,
                                Optional.of(seen).filter(one -> !one.equals("none")),
                                fields.words("opened"),
                                ShownVersion.of(sighting),
                                sure));
    }

    private ResponseEntity<byte[]> first(HttpServletRequest request, String id, ReviewSighting.Request decided)
            throws IOException {
        String session = ReviewSession.of(request);
        return switch (new ReviewSighting(pages.settings()).decide(pages.actor(), session, decided)) {
            case ReviewSighting.Outcome.Decided(var second) ->
                Html.to(
                        queue(request).isThere()
                                ? queue(request)
                                        .following(
                                                pages,
                                                session,
                                                Optional.of(decided.sighting()),
                                                "done=%s&before=%s%s"
                                                        .formatted(
                                                                decided.state().word(),
                                                                decided.sighting(),
                                                                second.isPresent() ? "&second=true" : ""))
                                : ReviewQueue.NONE.compare(
                                        id, "done=" + decided.state().word()));
            case ReviewSighting.Outcome.Stale _ -> back(request, id, Returned.STALE);
            case ReviewSighting.Outcome.Lost _ -> back(request, id, Returned.LOST);
            case ReviewSighting.Outcome.Hasty _ -> back(request, id, Returned.HASTY);
        };
    }

    private ResponseEntity<byte[]> second(HttpServletRequest request, String id, GiveSecondOpinion.Request said)
            throws IOException {
        String session = ReviewSession.of(request);
        return switch (new GiveSecondOpinion(pages.settings()).say(pages.actor(), session, said)) {
            case GiveSecondOpinion.Outcome.Said(var now) ->
                Html.to(ReviewQueue.SECOND.following(
                        pages, session, Optional.empty(), "done=" + now.name().toLowerCase(Locale.ROOT)));
            case GiveSecondOpinion.Outcome.Stale _ -> back(request, id, Returned.STALE);
            case GiveSecondOpinion.Outcome.Lost _ -> back(request, id, Returned.LOST);
            case GiveSecondOpinion.Outcome.Hasty _ -> back(request, id, Returned.HASTY);
        };
    }

    private ResponseEntity<byte[]> back(HttpServletRequest request, String id, Returned why) throws IOException {
        return page(request, HttpStatus.CONFLICT, id, "", why, FormFields.of(request));
    }

    /** Takes the last decision back. */
    @PostMapping("/sightings/{id}/undo")
    ResponseEntity<byte[]> undo(
            HttpServletRequest request,
            @PathVariable("id") String id,
            @RequestParam(name = "seen", defaultValue = "") String seen)
            throws IOException {
        if (!seen(comparisons.of(id).sighting()).equals(seen)) {
            return page(request, HttpStatus.CONFLICT, id, "", Returned.STALE, FormFields.NOTHING);
        }
        new UndoDecisions(pages.settings())
                .undo(
                        pages.actor(),
                        new SightingSelection.Named(List.of(id)),
                        "taken back",
                        NOBODY,
                        ProgressListener.SILENT);
        return Html.to(queue(request).compare(id, "done=undone"));
    }

    /** What a form says that it has seen: the decision that held. */
    static String seen(StoredSighting sighting) {
        return sighting.decision().map(Decision::id).orElse("none");
    }

    /** Whether a word names one of the choices. */
    static boolean isChoice(String word) {
        return Arrays.stream(DecisionState.values())
                .anyMatch(state -> state.word().equals(word));
    }
}
