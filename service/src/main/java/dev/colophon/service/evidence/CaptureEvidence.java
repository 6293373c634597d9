package dev.colophon.service.evidence;

import dev.colophon.cases.capture.EvidenceTarget;
import dev.colophon.http.guard.AllowList;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ResultListener;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.Sightings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Takes evidence of sightings and URLs: asks for each once more and seals what is there into a bundle. */
public final class CaptureEvidence {

    private final Settings settings;
    private final EvidenceSetup evidence;

    public CaptureEvidence(Settings settings, EvidenceSetup evidence) {
        this.settings = settings;
        this.evidence = evidence;
    }

    /**
     * Of what to take it.
     *
     * @param wanted ids of sightings, or their start, or URLs
     * @param page on which a URL stands
     * @param caseId that the bundles belong to
     * @param browser whether a browser looks at the page and prints the report
     * @param allowed servers that may be visited though they are not public, beside those of the sources
     */
    public record Request(
            List<String> wanted, Optional<String> page, Optional<String> caseId, boolean browser, AllowList allowed) {

        public Request {
            wanted = List.copyOf(wanted);
        }
    }

    /**
     * Takes it of one after the other.
     *
     * @param listener told what came of each
     */
    public void capture(Actor actor, Request request, ResultListener<CapturedEvidence> listener) throws IOException {
        actor.require(Permission.VISIT);
        try (CaptureRun run =
                new CaptureRun(settings, evidence, actor, request.browser(), request.allowed(), listener)) {
            Sightings sightings = run.sightings();
            List<EvidenceTarget> targets = request.wanted().stream()
                    .map(what -> EvidenceTargets.of(
                            what, request.page(), request.caseId(), sightings, evidence.reader(), listener))
                    .toList();
            listener.begins(targets.size());
            for (EvidenceTarget target : targets) {
                CapturedEvidence captured = run.take(
                        target,
                        target.earlier().map(EvidenceTarget.Earlier::sighting).stream()
                                .toList());
                listener.advances(target.url());
                listener.result(captured);
            }
        }
    }
}
