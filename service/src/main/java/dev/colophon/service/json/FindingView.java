package dev.colophon.service.json;

import dev.colophon.crawl.scan.Skipped;
import dev.colophon.detect.Sighting;
import dev.colophon.service.json.policy.WorkOutcomeView;
import dev.colophon.service.precheck.AnswerJson;
import dev.colophon.service.scan.Finding;
import dev.colophon.sightings.ChangedDecision;
import dev.colophon.sightings.Presence;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.Decision;
import dev.colophon.sightings.decision.DecisionState;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a check or a scan found in one file; the schema is {@code sighting.schema.json}. */
public record FindingView(
        String file,
        String kind,
        @Nullable String reason,
        @Nullable Long durationMs,
        long elapsedMs,
        @Nullable String page,
        @Nullable Boolean known,
        @Nullable Boolean again,
        @Nullable Boolean back,
        @Nullable Boolean replaces,
        @Nullable Boolean gone,
        @Nullable Boolean foundLater,
        @Nullable AbsenceView absence,
        StoredSightingView.@Nullable ReplacementView replacement,
        StoredSightingView.@Nullable UnknownView unknown,
        @Nullable RedecidedView redecided,
        @Nullable PicturesView pictures,
        List<MatchView> matches,
        @Nullable List<WorkOutcomeView> outcomes,
        @Nullable CredentialsView credentials,
        @Nullable Map<String, Object> fingerprinted) {

    static final String UNREADABLE = "UNREADABLE";

    /** What is decided otherwise than before. */
    public record RedecidedView(
            DecisionState before,
            DecisionState now,
            @Nullable String reason) {

        private static RedecidedView of(ChangedDecision change) {
            return new RedecidedView(
                    change.before(),
                    change.sighting().decisionState(),
                    change.sighting().decision().map(Decision::reason).orElse(null));
        }
    }

    /** The pictures in a document, each of which has a line of its own. */
    public record PicturesView(int compared, int matched) {

        private static @Nullable PicturesView of(Finding finding) {
            return finding.pictures() == 0 ? null : new PicturesView(finding.pictures(), finding.picturesMatched());
        }
    }

    public static FindingView of(Finding finding) {
        return of(finding, null);
    }

    /** Of what was known before, and is decided otherwise now. */
    public static FindingView of(ChangedDecision change) {
        return of(Finding.of(change.sighting()), RedecidedView.of(change));
    }

    private static FindingView of(Finding finding, @Nullable RedecidedView redecided) {
        Sighting sighting = finding.sighting();
        return new FindingView(
                finding.place(),
                sighting.medium().map(Enum::name).orElse(UNREADABLE),
                sighting.reason().orElse(null),
                boxed(sighting.durationMillis()),
                sighting.elapsed().toMillis(),
                finding.page().orElse(null),
                is(finding, Presence.KNOWN),
                is(finding, Presence.AGAIN),
                is(finding, Presence.BACK, Presence.PARTLY_BACK),
                is(finding, Presence.REPLACES, Presence.PARTLY_BACK),
                finding.isGone() ? true : null,
                is(finding, Presence.FOUND_LATER),
                finding.absence()
                        .map(look -> AbsenceView.of(sighting.found().seen(), look))
                        .orElse(null),
                finding.stored()
                        .flatMap(StoredSighting::replacement)
                        .map(StoredSightingView.ReplacementView::of)
                        .orElse(null),
                finding.stored()
                        .flatMap(StoredSighting::unknown)
                        .map(StoredSightingView.UnknownView::of)
                        .orElse(null),
                redecided,
                PicturesView.of(finding),
                MatchView.of(finding.matches(), finding.place(), finding.sightings()),
                finding.outcomes().isEmpty() ? null : WorkOutcomeView.of(finding.outcomes()),
                finding.credentials().map(CredentialsView::of).orElse(null),
                sighting.found().fingerprinted().map(AnswerJson::of).orElse(null));
    }

    private static @Nullable Boolean is(Finding finding, Presence... any) {
        return List.of(any).contains(finding.presence()) ? true : null;
    }

    /** Of what could not be had; such lines are like those of files that cannot be read. */
    public static FindingView of(Skipped skipped) {
        return new FindingView(
                skipped.place(),
                UNREADABLE,
                code(skipped.kind()) + ": " + skipped.reason(),
                null,
                0,
                skipped.page().orElse(null),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null);
    }

    private static String code(Skipped.Kind kind) {
        return switch (kind) {
            case FAILED, GONE -> "NOT_RECEIVED";
            case SKIPPED, REFUSED, NOT_PUBLIC -> "NOT_ASKED";
        };
    }

    static @Nullable Long boxed(OptionalLong number) {
        return number.isPresent() ? (Long) number.getAsLong() : null;
    }
}
