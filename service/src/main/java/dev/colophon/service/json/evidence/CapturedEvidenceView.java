package dev.colophon.service.json.evidence;

import dev.colophon.cases.capture.EvidenceCapture;
import dev.colophon.cases.capture.EvidenceTarget;
import dev.colophon.service.evidence.CapturedEvidence;
import dev.colophon.service.json.MatchView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A bundle that was made; the schema is {@code captured-evidence.schema.json}. */
public record CapturedEvidenceView(
        String bundle,
        String url,
        @Nullable String sighting,
        @Nullable String page,
        @Nullable String pageBundle,
        String sha256,
        String state,
        long leaf,
        boolean looked,
        boolean report,
        @Nullable Boolean sameAsBefore,
        @Nullable Integer alike,
        List<MatchView> matches,
        List<String> silent) {

    public static CapturedEvidenceView of(CapturedEvidence.Taken captured) {
        EvidenceCapture.Taken taken = captured.taken();
        String url = captured.target().url();
        return new CapturedEvidenceView(
                taken.bundle().wacz().toString(),
                url,
                captured.target()
                        .earlier()
                        .map(EvidenceTarget.Earlier::sighting)
                        .orElse(null),
                captured.target().page().orElse(null),
                captured.target().shownBy().map(EvidenceTarget.PageBundle::name).orElse(null),
                taken.bundle().facts().wacz().sha256().hex(),
                taken.bundle().state().name(),
                taken.bundle().facts().log().index(),
                taken.looked(),
                taken.bundle().reported(),
                taken.same().orElse(null),
                taken.alike() > 1 ? (Integer) taken.alike() : null,
                MatchView.of(taken.matches(), url, Map.of()),
                taken.bundle().silent());
    }
}
