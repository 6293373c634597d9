package dev.colophon.service.evidence;

import dev.colophon.cases.capture.EvidenceTarget;
import dev.colophon.cases.capture.EvidenceTarget.PageBundle;
import dev.colophon.cases.file.CaseFile;
import dev.colophon.cases.home.SightingBundles;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ResultListener;
import dev.colophon.sightings.Appearance;
import dev.colophon.sightings.StoredSighting;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The places of a case, by the pages on which they stand. For one thread. */
final class CasePages {

    /**
     * What is at one place.
     *
     * @param sightings of all works at it, the last seen first
     */
    record Place(StoredSighting first, List<StoredSighting> sightings) {

        String url() {
            return first.place();
        }

        List<String> ids() {
            return sightings.stream().map(StoredSighting::id).toList();
        }

        /** On which it stands. */
        Optional<String> page() {
            return first.pages().stream()
                    .filter(Appearance::isCurrent)
                    .map(Appearance::page)
                    .filter(page -> !page.equals(url()))
                    .findFirst();
        }
    }

    private final CaptureRun run;
    private final Actor actor;
    private final FreshBundles freshBundles;
    private final String caseId;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, Integer> standing = new HashMap<>();

    /** Of pages that were looked at, or could not be. */
    private final Map<String, Optional<PageBundle>> shown = new HashMap<>();

    CasePages(CaptureRun run, Actor actor, CaseFile file, FreshBundles freshBundles, List<Place> all) {
        this.run = run;
        this.freshBundles = freshBundles;
        this.actor = actor;
        this.caseId = file.number().toString();
        for (Place place : all) {
            places.put(place.url(), place);
            place.page().ifPresent(page -> standing.merge(page, 1, Integer::sum));
        }
    }

    void capture(ResultListener<CapturedEvidence> listener) throws IOException {
        // What is a page to others comes first.
        for (String page : Set.copyOf(standing.keySet())) {
            Place itself = places.get(page);
            if (itself != null) {
                take(itself, listener);
                places.remove(page);
            }
        }
        for (Place place : List.copyOf(places.values())) {
            take(place, listener);
        }
    }

    private void take(Place place, ResultListener<CapturedEvidence> listener) throws IOException {
        Optional<String> page = place.page();
        Optional<PageBundle> bundle = Optional.empty();
        if (page.isPresent() && isShared(page.get())) {
            bundle = bundle(page.get(), listener);
            if (bundle.isEmpty()) {
                page = Optional.empty(); // it cannot be had: the copy alone is evidence, too
            }
        }
        EvidenceTarget.Earlier earlier = new EvidenceTarget.Earlier(
                place.first().id(),
                place.first().lastSeen(),
                place.first().content().content().sha256());
        EvidenceTarget target = new EvidenceTarget(place.url(), page, caseId, Optional.of(earlier), bundle);
        CapturedEvidence captured = run.take(target, place.ids());
        if (page.isEmpty()) {
            shown.put(place.url(), pageBundle(captured));
        }
        listener.advances(place.url());
        listener.result(captured);
    }

    private boolean isShared(String page) {
        return standing.getOrDefault(page, 0) > 1
                || shown.containsKey(page)
                || fresh(page).isPresent();
    }

    private Optional<PageBundle> bundle(String page, ResultListener<CapturedEvidence> listener) throws IOException {
        if (!shown.containsKey(page)) {
            Optional<PageBundle> fresh = fresh(page);
            if (fresh.isEmpty()) {
                CapturedEvidence captured =
                        run.take(new EvidenceTarget(page, Optional.empty(), caseId, Optional.empty()), List.of());
                listener.result(captured);
                fresh = pageBundle(captured);
            }
            shown.put(page, fresh);
        }
        return Objects.requireNonNull(shown.get(page));
    }

    /** One that an earlier command made. */
    private Optional<PageBundle> fresh(String page) {
        return run.database()
                .read(dsl -> new SightingBundles(dsl, actor.organisation()).ofPage(page, FreshBundles.since()))
                .filter(freshBundles::isThere)
                .map(kept -> new PageBundle(kept.name(), kept.sha256()));
    }

    private static Optional<PageBundle> pageBundle(CapturedEvidence captured) {
        return captured instanceof CapturedEvidence.Taken taken
                ? Optional.of(CaptureRun.kept(taken.target(), taken.taken()))
                        .map(kept -> new PageBundle(kept.name(), kept.sha256()))
                : Optional.empty();
    }
}
