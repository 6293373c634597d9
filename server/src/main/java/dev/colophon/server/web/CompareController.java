package dev.colophon.server.web;

import dev.colophon.server.page.FormFields;
import dev.colophon.server.page.FormRefusal;
import dev.colophon.server.page.Pages;
import dev.colophon.server.page.Silent;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.service.catalogue.ListSightings;
import dev.colophon.service.catalogue.SightingList;
import dev.colophon.service.comparison.Comparison;
import dev.colophon.service.decision.Approval;
import dev.colophon.service.decision.DecideSightings;
import dev.colophon.service.decision.SightingSelection;
import dev.colophon.service.decision.UndoDecisions;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.Decision;
import dev.colophon.sightings.decision.DecisionState;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
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
        return page(request, HttpStatus.OK, id, done, FormFields.NOTHING);
    }

    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    private ResponseEntity<byte[]> page(
            HttpServletRequest request, HttpStatus status, String id, String done, FormFields typed)
            throws IOException {
        Comparison comparison = comparisons.of(id);
        StoredSighting sighting = comparison.sighting();
        Optional<String> next = next(sighting);
        Frame frame =
                pages.frame(request, "inbox", "compare.title", sighting.work().title());
        boolean stale = status == HttpStatus.CONFLICT;
        return Html.page(
                status, out -> JtecompareGenerated.render(out, null, frame, comparison, next, done, stale, typed));
    }

    /** The next one that nobody has decided. */
    private Optional<String> next(StoredSighting sighting) {
        SightingQuery query = SightingQuery.ALL.in(DecisionState.undecided()).page(1, Optional.empty());
        return new ListSightings(pages.settings())
                .list(pages.actor(), query, Optional.of(sighting.id()), _ -> {})
                .map(SightingList::sightings)
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
        DecisionState state = CHOICES.stream()
                .filter(choice -> choice.word().equals(decision))
                .findFirst()
                .orElseThrow(() -> new FormRefusal(HttpStatus.BAD_REQUEST, "refused.no-choice"));
        if (!seen(comparisons.of(id).sighting()).equals(seen)) {
            return page(request, HttpStatus.CONFLICT, id, "", FormFields.of(request));
        }
        new DecideSightings(pages.settings())
                .decide(
                        pages.actor(),
                        new DecideSightings.Request(new SightingSelection.Named(List.of(id)), state, reason),
                        NOBODY,
                        Silent.LISTENER);
        return Html.to("/sightings/" + id + "?done=" + state.word());
    }

    /** Takes the last decision back. */
    @PostMapping("/sightings/{id}/undo")
    ResponseEntity<byte[]> undo(
            HttpServletRequest request,
            @PathVariable("id") String id,
            @RequestParam(name = "seen", defaultValue = "") String seen)
            throws IOException {
        if (!seen(comparisons.of(id).sighting()).equals(seen)) {
            return page(request, HttpStatus.CONFLICT, id, "", FormFields.NOTHING);
        }
        new UndoDecisions(pages.settings())
                .undo(pages.actor(), new SightingSelection.Named(List.of(id)), "taken back", NOBODY, Silent.LISTENER);
        return Html.to("/sightings/" + id + "?done=undone");
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
