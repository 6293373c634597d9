package dev.colophon.service.evidence;

import dev.colophon.cases.capture.CaptureRefused;
import dev.colophon.cases.capture.EvidenceCapture;
import dev.colophon.cases.capture.EvidenceTarget;
import dev.colophon.cases.home.HomeBundles;
import dev.colophon.crawl.frontier.source.Sources;
import dev.colophon.crawl.source.Source;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.AllowList;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ResultListener;
import dev.colophon.service.session.HomeSession;
import dev.colophon.service.session.ScratchFolder;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.Sightings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
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
        try (ScratchFolder scratch = ScratchFolder.create("colophon-evidence");
                HomeSession session = HomeSession.watching(settings, actor, listener)) {
            Database database = session.catalogue().database();
            GuardSettings guard = guard(actor, database, request.allowed(), scratch);
            Sightings sightings = new Sightings(database, actor.organisation());
            List<EvidenceTarget> targets = request.wanted().stream()
                    .map(what -> EvidenceTargets.of(
                            what, request.page(), request.caseId(), sightings, evidence.reader(), listener))
                    .toList();
            try (GuardedClient client = new GuardedClient(guard);
                    EvidenceBrowser browser = request.browser()
                            ? EvidenceBrowser.start(settings.programs(), client, listener, evidence.reader())
                            : EvidenceBrowser.none();
                    HomeBundles bundles = evidence.bundles(settings, database, guard)) {
                listener.begins(targets.size());
                EvidenceCapture capture = evidence.capture(bundles, client, browser.browser(), session);
                for (EvidenceTarget target : targets) {
                    CapturedEvidence captured = taken(capture, target, scratch.path());
                    listener.advances(target.url());
                    listener.result(captured);
                }
            }
        }
    }

    /** What sources may visit, evidence of what they found may visit too. */
    private GuardSettings guard(Actor actor, Database database, AllowList allowed, ScratchFolder scratch) {
        Sources sources = new Sources(database, actor.organisation(), DatabaseClock.of(InstantSource.system()));
        List<String> ofSources = sources.list().stream()
                .map(Source::allowedHosts)
                .flatMap(List::stream)
                .distinct()
                .toList();
        return GuardSettings.of(settings.watching().contactOrExample(), scratch.path())
                .withAllowed(allowed.and(AllowList.of(ofSources)))
                .withBlocked(sources.blocked());
    }

    private static CapturedEvidence taken(EvidenceCapture capture, EvidenceTarget target, Path scratch)
            throws IOException {
        try {
            return new CapturedEvidence.Taken(
                    target, capture.of(target, Files.createTempDirectory(scratch, "capture")));
        } catch (CaptureRefused e) {
            return new CapturedEvidence.NotTaken(e.why(), e.allowable());
        }
    }
}
