package dev.colophon.service.json;

import dev.colophon.service.catalogue.CatalogueItem;
import dev.colophon.service.json.licence.GrantView;
import dev.colophon.service.json.policy.OutcomeView;
import dev.colophon.sightings.Appearance;
import dev.colophon.sightings.KnownContent;
import dev.colophon.sightings.Observation;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.Decision;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.history.PastAbsence;
import dev.colophon.sightings.signal.StoredSignal;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stored sighting; the schema is {@code stored-sighting.schema.json}. */
public record StoredSightingView(
        String sighting,
        StoredSighting.State state,
        String file,
        String kind,
        String sha256,
        long bytes,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable Long durationMs,
        @Nullable List<PageView> pages,
        Observation.@Nullable WarcRecord warc,
        List<MatchView> matches,
        DecisionState decision,
        OutcomeView outcome,
        @Nullable GrantView licence,
        @Nullable List<DecisionView> decisions,
        @Nullable List<LicenceSignalView> signals,
        @Nullable List<AbsenceView> absences,
        @Nullable ReplacementView replacement,
        @Nullable UnknownView unknown,
        @Nullable String shown) {

    /** The sighting of the bytes that took its place, and whether it was only a part of what stood there. */
    public record ReplacementView(String sighting, boolean part) {

        static ReplacementView of(StoredSighting.Replacement by) {
            return new ReplacementView(by.sighting(), by.part());
        }
    }

    /** Since when nobody can say whether it is there, and why. */
    public record UnknownView(
            @Nullable Instant since,
            Observation.@Nullable Outcome outcome,
            @Nullable Integer status,
            @Nullable String cause,
            boolean disallowed) {

        static UnknownView of(StoredSighting.Unknown unknown) {
            Optional<Observation> look = unknown.look();
            return new UnknownView(
                    look.map(Observation::at).orElse(null),
                    look.map(Observation::outcome).orElse(null),
                    look.isPresent() ? PlaceLookView.status(look.get()) : null,
                    look.flatMap(Observation::cause).orElse(null),
                    unknown.disallowed());
        }
    }

    /** A page on which it stands. */
    public record PageView(
            String url, String element, @Nullable Instant until) {

        private static PageView of(Appearance appearance) {
            return new PageView(
                    appearance.page(), appearance.element(), appearance.until().orElse(null));
        }
    }

    /**
     * The same for whoever has not the machine.
     *
     * @param kept the folder of files that somebody handed in: they have the names under which that was
     */
    public StoredSightingView withoutFolder(Path kept) {
        return new StoredSightingView(
                sighting,
                state,
                file.startsWith(kept + File.separator) ? file.substring(1 + file.lastIndexOf(File.separator)) : file,
                kind,
                sha256,
                bytes,
                firstSeen,
                lastSeen,
                durationMs,
                pages,
                warc,
                matches,
                decision,
                outcome,
                licence,
                decisions,
                signals,
                absences,
                replacement,
                unknown,
                shown);
    }

    /** With its last decision. */
    public static StoredSightingView of(StoredSighting sighting) {
        return of(sighting, sighting.decision().stream().toList(), List.of(), List.of());
    }

    /** With all that was decided of it, the first first, what was said of licences, and when it was gone. */
    public static StoredSightingView of(CatalogueItem.OfSighting item) {
        return of(item.sighting(), item.decisions(), item.signals(), item.absences());
    }

    private static StoredSightingView of(
            StoredSighting sighting, List<Decision> decisions, List<StoredSignal> signals, List<PastAbsence> absences) {
        KnownContent content = sighting.content();
        List<PageView> pages = sighting.pages().stream().map(PageView::of).toList();
        return new StoredSightingView(
                sighting.id(),
                sighting.state(),
                sighting.place(),
                content.kind().map(Enum::name).orElse(FindingView.UNREADABLE),
                content.content().sha256(),
                content.content().bytes(),
                sighting.firstSeen(),
                sighting.lastSeen(),
                FindingView.boxed(content.durationMillis()),
                pages.isEmpty() ? null : pages,
                sighting.look().warc().orElse(null),
                MatchView.of(
                        sighting.matches(),
                        sighting.place(),
                        Map.of(sighting.work().id(), sighting.id())),
                sighting.decisionState(),
                OutcomeView.of(sighting.outcome()),
                sighting.licence().map(GrantView::of).orElse(null),
                decisions.isEmpty()
                        ? null
                        : decisions.stream().map(DecisionView::of).toList(),
                signals.isEmpty()
                        ? null
                        : signals.stream().map(LicenceSignalView::of).toList(),
                absences.isEmpty()
                        ? null
                        : absences.stream().map(AbsenceView::of).toList(),
                sighting.replacement().map(ReplacementView::of).orElse(null),
                sighting.unknown().map(UnknownView::of).orElse(null),
                sighting.shown().orElse(null));
    }
}
