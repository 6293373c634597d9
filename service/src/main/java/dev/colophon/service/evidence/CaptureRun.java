package dev.colophon.service.evidence;

import dev.colophon.cases.capture.CaptureRefused;
import dev.colophon.cases.capture.EvidenceCapture;
import dev.colophon.cases.capture.EvidenceTarget;
import dev.colophon.cases.home.HomeBundles;
import dev.colophon.cases.home.SightingBundles;
import dev.colophon.crawl.frontier.source.Sources;
import dev.colophon.crawl.source.Source;
import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.messages.Message;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.AllowList;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.media.child.TemporaryFolders;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.session.HomeSession;
import dev.colophon.service.session.ScratchFolder;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** All that takes evidence, opened: one target after the other, each of which is written down as soon as it is sealed. */
final class CaptureRun implements Closeable {

    private final Actor actor;
    private final Deque<Closeable> opened = new ArrayDeque<>();
    private final ScratchFolder scratch;
    private final HomeSession session;
    private final EvidenceCapture capture;

    /**
     * Opens it.
     *
     * @param browser whether a browser looks at pages and prints reports
     * @param allowed servers that may be visited though they are not public, beside those of the sources
     */
    CaptureRun(
            Settings settings,
            EvidenceSetup evidence,
            Actor actor,
            boolean browser,
            AllowList allowed,
            MessageListener listener)
            throws IOException {
        this.actor = actor;
        try {
            this.scratch = open(ScratchFolder.create("colophon-evidence"));
            this.session = open(HomeSession.watching(settings, actor, listener));
            GuardSettings guard = guard(settings, allowed);
            GuardedClient client = new GuardedClient(guard);
            opened.push(client::close);
            EvidenceBrowser looking = open(
                    browser
                            ? EvidenceBrowser.start(settings.programs(), client, listener, evidence.reader())
                            : EvidenceBrowser.none());
            HomeBundles bundles = open(evidence.bundles(settings, database(), guard));
            this.capture = evidence.capture(bundles, client, looking.browser(), session);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private <T extends Closeable> T open(T resource) {
        opened.push(resource);
        return resource;
    }

    /** What sources may visit, evidence of what they found may visit too. */
    private GuardSettings guard(Settings settings, AllowList allowed) {
        Sources sources = new Sources(database(), actor.organisation(), DatabaseClock.of(InstantSource.system()));
        List<String> ofSources = sources.list().stream()
                .map(Source::allowedHosts)
                .flatMap(List::stream)
                .distinct()
                .toList();
        return GuardSettings.of(settings.watching().contactOrExample(), scratch.path())
                .withAllowed(allowed.and(AllowList.of(ofSources)))
                .withBlocked(sources.blocked());
    }

    Database database() {
        return session.catalogue().database();
    }

    Sightings sightings() {
        return new Sightings(database(), actor.organisation());
    }

    /**
     * Takes evidence of a place, and keeps of which sightings it is. What was made on the way is deleted.
     *
     * @param sightings ids of those that stand there
     * @throws EvidenceException when the machine is in the way: keys, the disk
     */
    CapturedEvidence take(EvidenceTarget target, List<String> sightings) throws IOException {
        Path folder = Files.createTempDirectory(scratch.path(), "capture");
        try {
            EvidenceCapture.Taken taken = capture.of(target, folder);
            String shown =
                    target.shownBy().isPresent() ? target.url() : target.page().orElse(target.url());
            List<String> proved = proved(taken, sightings);
            database()
                    .change(dsl -> new SightingBundles(dsl, actor.organisation())
                            .add(kept(target, taken), shown, proved, actor.name()));
            return new CapturedEvidence.Taken(target, taken);
        } catch (CaptureRefused e) {
            return new CapturedEvidence.NotTaken(e.why(), e.allowable());
        } catch (EvidenceException e) {
            if (e.reason() != EvidenceException.Reason.UNFIT) {
                throw e;
            }
            return new CapturedEvidence.NotTaken(
                    Message.verbatim("%s: %s".formatted(target.url(), e.getMessage())), Optional.empty());
        } finally {
            TemporaryFolders.delete(folder);
        }
    }

    /** Those whose work was found in what was captured: a bundle that shows something else is no evidence of them. */
    private List<String> proved(EvidenceCapture.Taken taken, List<String> sightings) {
        return sightings().of(sightings).stream()
                .filter(sighting -> taken.matches().stream()
                        .anyMatch(match -> match.registered()
                                .work()
                                .id()
                                .equals(sighting.work().id())))
                .map(StoredSighting::id)
                .toList();
    }

    /** The name of a bundle, and what is kept of it. */
    static SightingBundles.Kept kept(EvidenceTarget target, EvidenceCapture.Taken taken) {
        return new SightingBundles.Kept(
                taken.bundle().facts().name().stem(),
                taken.bundle().facts().wacz().sha256().hex(),
                Instant.now(),
                target.shownBy().map(EvidenceTarget.PageBundle::name));
    }

    @Override
    public void close() throws IOException {
        Optional<IOException> failure = Optional.empty();
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (IOException e) {
                failure = failure.or(() -> Optional.of(e));
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }
}
