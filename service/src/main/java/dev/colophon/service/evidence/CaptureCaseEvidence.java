package dev.colophon.service.evidence;

import dev.colophon.cases.file.CaseFile;
import dev.colophon.cases.file.CaseFiles;
import dev.colophon.cases.file.CaseNumber;
import dev.colophon.cases.file.CaseSighting;
import dev.colophon.cases.home.SightingBundles;
import dev.colophon.http.guard.AllowList;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.caller.ResultListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.store.HomeLock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes evidence of all sightings of a case that have none of the last 24 hours. What stands at one place is captured once; a page
 * on which several stand is looked at once, and their bundles name the one that shows it. Each is kept as soon as it is sealed:
 * whoever ends it half way, or is ended, goes on with the rest next time; a place that fails costs no other.
 */
public final class CaptureCaseEvidence {

    /** Evidence that is younger is not taken again. */
    public static final Duration FRESH = Duration.ofHours(24);

    /** What somebody else is taking evidence of now is fresh afterwards. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

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
     * Takes it of one place after the other.
     *
     * @param listener told what came of each, of shared pages too
     * @throws ServiceException when the case is closed
     */
    public void capture(Actor actor, Request request, ResultListener<CapturedEvidence> listener) throws IOException {
        actor.require(Permission.VISIT);
        CaseNumber number = CaseNumber.parse(request.number());
        try (HomeLock _ = settings.home().takingEvidence("evidence capture", PATIENCE, listener::message);
                CaptureRun run =
                        new CaptureRun(settings, evidence, actor, request.browser(), request.allowed(), listener)) {
            CaseFile file = run.database().read(dsl -> new CaseFiles(dsl, actor.organisation()).get(number));
            if (!file.state().isOpen()) {
                throw new ServiceException(
                        Category.REFUSED,
                        "%s is closed: `colophon case reopen %s --reason TEXT` opens it again"
                                .formatted(number, number));
            }
            FreshBundles fresh = new FreshBundles(settings.home().evidence());
            List<CasePages.Place> places = places(run, actor, file, fresh, listener);
            listener.begins(places.size());
            new CasePages(run, actor, file, fresh, places).capture(listener);
        }
    }

    /** Those of which there is no fresh evidence. */
    private static List<CasePages.Place> places(
            CaptureRun run, Actor actor, CaseFile file, FreshBundles fresh, ResultListener<CapturedEvidence> listener) {
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
                .filter(id -> bundles.getOrDefault(id, List.of()).stream().noneMatch(fresh::isFresh))
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
                .map(there -> new CasePages.Place(there.getFirst(), there))
                .toList();
    }
}
