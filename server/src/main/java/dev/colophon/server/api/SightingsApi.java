package dev.colophon.server.api;

import dev.colophon.server.api.ApiAnswers.ListView;
import dev.colophon.server.caller.Caller;
import dev.colophon.server.idempotency.IdempotencyFilter;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ProgressListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.catalogue.CatalogueItem;
import dev.colophon.service.catalogue.FindItem;
import dev.colophon.service.catalogue.ListedSightings;
import dev.colophon.service.catalogue.PageSightings;
import dev.colophon.service.decision.Approval;
import dev.colophon.service.decision.DecideSightings;
import dev.colophon.service.decision.SightingSelection;
import dev.colophon.service.decision.UndoDecisions;
import dev.colophon.service.decision.WhenLooked;
import dev.colophon.service.idempotency.ActReceipt;
import dev.colophon.service.idempotency.IdempotentRequest;
import dev.colophon.service.json.StoredSightingView;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.upload.KeepUpload;
import dev.colophon.sightings.SightingOrder;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.decision.DecisionState;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sightings and what is decided of them, for programs. */
@RestController
public final class SightingsApi {

    /** Takes the last decision back. */
    private static final String UNDO = "undo";

    private static final Set<DecisionState> OF_PEOPLE = EnumSet.of(
            DecisionState.CONFIRMED,
            DecisionState.LICENSED,
            DecisionState.EXCEPTION,
            DecisionState.NOT_A_MATCH,
            DecisionState.RESOLVED);

    private static final Approval NOBODY = (_, _, _) -> Approval.Answer.NO;

    private final Settings settings;
    private final Caller caller;

    public SightingsApi(Settings settings, Caller caller) {
        this.settings = settings;
        this.caller = caller;
    }

    /** Last seen first, or as it is asked for. */
    @GetMapping("/api/v1/sightings")
    ResponseEntity<byte[]> list(
            @RequestParam(name = "state", defaultValue = "undecided") String state,
            @RequestParam(name = "work", required = false) Optional<String> work,
            @RequestParam(name = "sort", defaultValue = "newest") String sort,
            @RequestParam(name = "after", required = false) Optional<String> after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        Limits.check(limit);
        if (work.isPresent() && order(sort) == SightingOrder.AGE) {
            throw new ServiceException(Category.USAGE, "sort: what is of one work is not sorted by age");
        }
        SightingQuery query =
                SightingQuery.ALL.of(work).in(states(state)).by(order(sort)).page(limit, Optional.empty());
        ListedSightings list = new PageSightings(settings)
                .page(caller.actor(), query, after, _ -> {})
                .orElse(ListedSightings.NONE);
        return ApiAnswers.json(new ListView(
                list.sightings().stream()
                        .map(StoredSightingView::of)
                        .map(this::named)
                        .toList(),
                list.more() ? list.sightings().getLast().id() : null));
    }

    private static SightingOrder order(String word) {
        return switch (word) {
            case "newest" -> SightingOrder.NEWEST;
            case "strength" -> SightingOrder.STRENGTH;
            case "work" -> SightingOrder.WORK;
            case "age" -> SightingOrder.AGE;
            default ->
                throw new ServiceException(
                        Category.USAGE, "sort: `%s` is none of newest, age, strength, work".formatted(word));
        };
    }

    private static Set<DecisionState> states(String word) {
        return switch (word) {
            case "undecided" -> DecisionState.undecided();
            case "all" -> EnumSet.allOf(DecisionState.class);
            default -> EnumSet.of(state("state", word, EnumSet.allOf(DecisionState.class), "undecided, all"));
        };
    }

    /** @param others words that are not one state */
    private static DecisionState state(String field, String word, Set<DecisionState> allowed, String others) {
        return allowed.stream()
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new ServiceException(
                        Category.USAGE,
                        "%s: `%s` is none of %s, %s"
                                .formatted(
                                        field,
                                        word,
                                        allowed.stream()
                                                .map(DecisionState::word)
                                                .collect(Collectors.joining(", ")),
                                        others)));
    }

    @GetMapping("/api/v1/sightings/{id}")
    ResponseEntity<byte[]> sighting(@PathVariable("id") String id) {
        return ApiAnswers.json(view(id));
    }

    /** Where a copy that was handed in lies on this machine is nobody's business. */
    private StoredSightingView named(StoredSightingView view) {
        return view.withoutFolder(new KeepUpload(settings).copies());
    }

    private StoredSightingView view(String id) {
        return switch (new FindItem(settings).find(caller.actor(), id, _ -> {})) {
            case CatalogueItem.OfSighting sighting -> named(StoredSightingView.of(sighting));
            case CatalogueItem.OfWork _ ->
                throw new ServiceException(Category.REFUSED, "`%s` is a work, no sighting".formatted(id));
        };
    }

    /**
     * Decides one, or takes its last decision back, and answers how it is from then on, or nothing to whoever may not read that; refuses
     * while another person looks at it.
     */
    @PostMapping("/api/v1/sightings/{id}/decision")
    ResponseEntity<byte[]> decide(
            HttpServletRequest request,
            @PathVariable("id") String id,
            @RequestParam(name = "as", defaultValue = "") String as,
            @RequestParam(name = "reason", defaultValue = "") String reason) {
        IdempotentRequest once = IdempotencyFilter.of(request);
        if (!once.isDone()) {
            decide(new SightingSelection.Named(List.of(id)), as, reason, once.receipt());
        }
        return caller.actor().may(Permission.READ)
                ? ApiAnswers.json(view(id))
                : ResponseEntity.noContent().build();
    }

    private void decide(SightingSelection named, String as, String reason, ActReceipt<List<String>> receipt) {
        if (as.equals(UNDO)) {
            new UndoDecisions(settings, WhenLooked.REFUSE, receipt)
                    .undo(caller.actor(), named, reason, NOBODY, ProgressListener.SILENT);
        } else {
            new DecideSightings(settings, WhenLooked.REFUSE, receipt)
                    .decide(
                            caller.actor(),
                            new DecideSightings.Request(named, state("as", as, OF_PEOPLE, UNDO), reason),
                            NOBODY,
                            ProgressListener.SILENT);
        }
    }
}
