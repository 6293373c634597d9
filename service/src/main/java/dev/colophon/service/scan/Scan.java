package dev.colophon.service.scan;

import dev.colophon.crawl.scan.Captured;
import dev.colophon.crawl.scan.ScanItem;
import dev.colophon.crawl.scan.ScanItems;
import dev.colophon.crawl.scan.ScanSource;
import dev.colophon.crawl.scan.Skipped;
import dev.colophon.crawl.scan.VisitLimits;
import dev.colophon.detect.InOrder;
import dev.colophon.detect.Sighting;
import dev.colophon.http.GuardedClient;
import dev.colophon.media.walk.FileWalker;
import dev.colophon.media.walk.WalkedFile;
import dev.colophon.registry.Content;
import dev.colophon.service.session.HomeSession;
import dev.colophon.sightings.Appearance;
import dev.colophon.sightings.Capture;
import dev.colophon.sightings.Captures;
import dev.colophon.sightings.Checked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Looks into sources, keeps what it saw and what it found, and tells about each thing after it is kept. What was kept
 * before, unchanged and checked against the same index, is not looked into again; so a scan that was interrupted goes on
 * where it was.
 */
public final class Scan {

    /** What came of one thing met in a source. */
    public sealed interface Outcome {

        /** Where it was met. */
        String place();

        /** Looked into; stored, unless there were no bytes to store. */
        record Found(Finding finding) implements Outcome {

            @Override
            public String place() {
                return finding.place();
            }
        }

        /** Known already. */
        record Unchanged(String place) implements Outcome {}

        /** Not looked into. */
        record NotSeen(Skipped skipped) implements Outcome {

            @Override
            public String place() {
                return skipped.place();
            }
        }
    }

    /** What a worker hands to the thread that stores. */
    private sealed interface Examined {

        record Seen(
                Sighting sighting,
                Content content,
                Optional<Appearance> standing,
                Optional<Capture.WarcRecord> warc,
                Optional<Capture.HttpFacts> http)
                implements Examined {}

        /** Nothing that could be stored: there were no bytes, or they are to be looked into again. */
        record NoBytes(Sighting sighting) implements Examined {}

        static Examined of(
                Sighting sighting,
                Content content,
                Optional<Appearance> standing,
                Optional<Capture.WarcRecord> warc,
                Optional<Capture.HttpFacts> http) {
            return sighting.isFailure() ? new NoBytes(sighting) : new Seen(sighting, content, standing, warc, http);
        }

        record Known(String place) implements Examined {}

        record NotExamined(Skipped skipped) implements Examined {}
    }

    /** An item of captures: what was looked into, and what of it did not come over. */
    private record Received(Examined examined, Optional<Skipped> rest) {}

    private final HomeSession session;
    private final GuardedClient client;
    private final boolean again;

    /**
     * Scans with what the session has registered.
     *
     * @param again whether to look also into what is known and unchanged
     */
    public Scan(HomeSession session, GuardedClient client, boolean again) {
        this.session = session;
        this.client = client;
        this.again = again;
    }

    /** Scans one source to its end. */
    public void of(ScanSource source, Consumer<Outcome> listener) throws IOException {
        switch (source) {
            case ScanSource.LocalFiles(Path path) ->
                InOrder.<WalkedFile, Examined>forEach(
                        sink -> new FileWalker().walk(path, sink), this::examine, examined -> keep(examined, listener));
            case ScanSource.OfCaptures captures -> {
                try (ScanItems items = ScanItems.open(captures, client, VisitLimits.defaults())) {
                    InOrder.<ScanItem, Received>forEach(items, this::examine, received -> {
                        keep(received.examined(), listener);
                        received.rest().ifPresent(rest -> listener.accept(new Outcome.NotSeen(rest)));
                    });
                }
            }
        }
    }

    private Examined examine(WalkedFile walked) {
        return switch (walked) {
            case WalkedFile.Refused refused -> new Examined.NoBytes(session.refused(refused));
            case WalkedFile.Found found -> {
                try (found) {
                    Content content = Content.of(found.path());
                    yield isKnown(found.place(), content)
                            ? new Examined.Known(found.place())
                            : Examined.of(
                                    session.detect(found),
                                    content,
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty());
                } catch (IOException e) { // it vanished, or never could be read: the detector says which
                    yield new Examined.NoBytes(session.detect(found));
                }
            }
        };
    }

    private Received examine(ScanItem item) {
        return switch (item) {
            case Skipped skipped -> new Received(new Examined.NotExamined(skipped), Optional.empty());
            case Captured captured -> {
                try (captured) {
                    Content content = new Content(captured.sha256(), captured.size());
                    Examined examined = isKnown(captured.url(), content)
                            ? new Examined.Known(captured.url())
                            : Examined.of(
                                    session.detect(captured.found()),
                                    content,
                                    captured.page()
                                            .map(page -> new Appearance(
                                                    page, captured.element().orElse(""))),
                                    captured.warc()
                                            .map(at -> new Capture.WarcRecord(
                                                    at.file().toString(), at.offset())),
                                    Optional.of(new Capture.HttpFacts(
                                            captured.status(),
                                            Optional.of(captured.type()).filter(type -> !type.isEmpty()))));
                    Optional<Skipped> rest = captured.cut()
                            .filter(_ -> captured.warc().isEmpty()) // an archive says so of many, and has no more
                            .map(cut -> new Skipped(
                                    captured.url(),
                                    captured.page(),
                                    Skipped.Kind.FAILED,
                                    "only the first %d bytes were looked into: %s"
                                            .formatted(captured.size(), cut.reason())));
                    yield new Received(examined, rest);
                }
            }
        };
    }

    private boolean isKnown(String place, Content content) {
        return !again
                && Captures.of(session.catalogue())
                        .isCurrent(place, content.sha256(), session.index().position());
    }

    private void keep(Examined examined, Consumer<Outcome> listener) {
        listener.accept(
                switch (examined) {
                    case Examined.Known(String place) -> new Outcome.Unchanged(place);
                    case Examined.NotExamined(Skipped skipped) -> new Outcome.NotSeen(skipped);
                    case Examined.NoBytes(Sighting sighting) ->
                        new Outcome.Found(finding(sighting, Optional.empty(), Optional.empty()));
                    case Examined.Seen seen -> {
                        Optional<String> id = Captures.of(session.catalogue())
                                .record(new Checked(
                                        seen.sighting(),
                                        seen.content(),
                                        session.index().position(),
                                        seen.warc(),
                                        seen.http(),
                                        seen.standing(),
                                        true));
                        yield new Outcome.Found(
                                finding(seen.sighting(), seen.standing().map(Appearance::page), id));
                    }
                });
    }

    private Finding finding(Sighting sighting, Optional<String> page, Optional<String> id) {
        return new Finding(sighting, session.registered(sighting), page, id);
    }
}
