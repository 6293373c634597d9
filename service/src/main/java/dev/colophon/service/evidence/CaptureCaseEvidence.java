package dev.colophon.service.evidence;

import dev.colophon.cases.capture.EvidenceTarget;
import dev.colophon.cases.capture.EvidenceTarget.PageBundle;
import dev.colophon.cases.file.CaseFile;
import dev.colophon.cases.file.CaseFiles;
import dev.colophon.cases.file.CaseNumber;
import dev.colophon.cases.file.CaseSighting;
import dev.colophon.cases.home.SightingBundles;
import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.http.guard.AllowList;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.caller.ResultListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.Appearance;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Takes evidence of all sightings of a case that have none of the last 24 hours. What stands at one place is captured once; a page
 * on which several stand is looked at once, and their bundles name the one that shows it. Each is kept as soon as it is sealed:
 * whoever ends it half way, or is ended, goes on with the rest next time; a place that fails costs no other.
 */
public final class CaptureCaseEvidence {

    /** Evidence that is younger is not taken again. */
    public static final Duration FRESH = Duration.ofHours(24);

    private final Settings settings;
    private final EvidenceSetup evidence;

    public CaptureCaseEvidence(Settings settings, EvidenceSetup evidence) {
        this.settings = settings;
        this.evidence = evidence;
    }

    /**
     * Of what to take it.
     *
     * @param number of the case, as a person writes it
     * @param browser whether a browser looks at pages and prints reports
     * @param allowed servers that may be visited though they are not public, beside those of the sources
     */
    public record Request(String number, boolean browser, AllowList allowed) {}

    /**
     * What is at one place.
     *
     * @param sightings of all works at it, the last seen first
     */
    private record Place(StoredSighting first, List<StoredSighting> sightings) {

        String url() {
            return first.place();
        }

        List<String> ids() {
            return sightings.stream().map(StoredSighting::id).toList();
        }

        /** On which it stands. */
        Optional<String> page() {
            return first.pages().stream()
                    .map(Appearance::page)
                    .filter(page -> !page.equals(url()))
                    .findFirst();
        }
    }

    /**
     * Takes it of one place after the other.
     *
     * @param listener told what came of each, of shared pages too
     * @throws ServiceException when the case is closed
     */
    public void capture(Actor actor, Request request, ResultListener<CapturedEvidence> listener) throws IOException {
        CaseNumber number = CaseNumber.parse(request.number());
        try (CaptureRun run =
                new CaptureRun(settings, evidence, actor, request.browser(), request.allowed(), listener)) {
            CaseFile file = run.database().read(dsl -> new CaseFiles(dsl, actor.organisation()).get(number));
            if (!file.state().isOpen()) {
                throw new ServiceException(
                        Category.REFUSED,
                        "%s is closed: `colophon case reopen %s --reason TEXT` opens it again"
                                .formatted(number, number));
            }
            List<Place> places = places(run, actor, file, listener);
            listener.begins(places.size());
            new Pages(run, actor, file, places).capture(listener);
        }
    }

    /** Those of which there is no fresh evidence. */
    private List<Place> places(CaptureRun run, Actor actor, CaseFile file, ResultListener<CapturedEvidence> listener) {
        Sightings sightings = run.sightings();
        List<String> members = run.database()
                .read(dsl -> new CaseFiles(dsl, actor.organisation())
                        .sightings(file).stream()
                                .filter(CaseSighting::isIn)
                                .map(CaseSighting::sighting)
                                .toList());
        Map<String, List<SightingBundles.Kept>> bundles =
                run.database().read(dsl -> new SightingBundles(dsl, actor.organisation()).of(members));
        List<String> wanted = members.stream()
                .filter(id -> bundles.getOrDefault(id, List.of()).stream().noneMatch(this::isFresh))
                .toList();
        if (wanted.size() < members.size()) {
            listener.message("%s evidence of the last %d hours"
                    .formatted(
                            Plural.of(members.size() - wanted.size(), "sighting has", "sightings have"),
                            FRESH.toHours()));
        }
        Map<String, List<StoredSighting>> byPlace = new LinkedHashMap<>();
        for (StoredSighting sighting : sightings.of(wanted)) {
            byPlace.computeIfAbsent(sighting.place(), _ -> new ArrayList<>()).add(sighting);
        }
        return byPlace.values().stream()
                .map(there -> new Place(there.getFirst(), there))
                .toList();
    }

    private boolean isFresh(SightingBundles.Kept bundle) {
        return bundle.sealedAt().isAfter(since()) && isThere(bundle);
    }

    private boolean isThere(SightingBundles.Kept bundle) {
        Path folder = settings.home().evidence();
        return BundleName.ofFile(bundle.name() + ".wacz")
                .filter(name -> Files.exists(folder.resolve(name.wacz())))
                .isPresent();
    }

    private static Instant since() {
        return Instant.now().minus(FRESH);
    }

    /** The places of a case, by the pages on which they stand. For one thread. */
    private final class Pages {

        private final CaptureRun run;
        private final Actor actor;
        private final String caseId;
        private final Map<String, Place> places = new LinkedHashMap<>();
        private final Map<String, Integer> standing = new HashMap<>();

        /** Of pages that were looked at, or could not be. */
        private final Map<String, Optional<PageBundle>> shown = new HashMap<>();

        Pages(CaptureRun run, Actor actor, CaseFile file, List<Place> all) {
            this.run = run;
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
                    .read(dsl -> new SightingBundles(dsl, actor.organisation()).ofPage(page, since()))
                    .filter(CaptureCaseEvidence.this::isThere)
                    .map(kept -> new PageBundle(kept.name(), kept.sha256()));
        }

        private static Optional<PageBundle> pageBundle(CapturedEvidence captured) {
            return captured instanceof CapturedEvidence.Taken taken
                    ? Optional.of(CaptureRun.kept(taken.target(), taken.taken()))
                            .map(kept -> new PageBundle(kept.name(), kept.sha256()))
                    : Optional.empty();
        }
    }
}
