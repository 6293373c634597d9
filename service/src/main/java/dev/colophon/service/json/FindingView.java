package dev.colophon.service.json;

import dev.colophon.crawl.scan.Skipped;
import dev.colophon.detect.Sighting;
import dev.colophon.service.json.policy.WorkOutcomeView;
import dev.colophon.service.scan.Finding;
import java.util.List;
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
        @Nullable Boolean back,
        @Nullable Boolean gone,
        List<MatchView> matches,
        @Nullable List<WorkOutcomeView> outcomes,
        @Nullable CredentialsView credentials) {

    static final String UNREADABLE = "UNREADABLE";

    public static FindingView of(Finding finding) {
        Sighting sighting = finding.sighting();
        return new FindingView(
                finding.place(),
                sighting.medium().map(Enum::name).orElse(UNREADABLE),
                sighting.reason().orElse(null),
                boxed(sighting.durationMillis()),
                sighting.elapsed().toMillis(),
                finding.page().orElse(null),
                finding.presence() == Finding.Presence.BACK ? true : null,
                finding.presence() == Finding.Presence.GONE ? true : null,
                MatchView.of(finding.matches(), finding.place(), finding.sightings()),
                finding.outcomes().isEmpty() ? null : WorkOutcomeView.of(finding.outcomes()),
                finding.credentials().map(CredentialsView::of).orElse(null));
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
                List.of(),
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
