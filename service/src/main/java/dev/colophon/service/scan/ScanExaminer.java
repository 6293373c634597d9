package dev.colophon.service.scan;

import dev.colophon.crawl.scan.Captured;
import dev.colophon.crawl.scan.Skipped;
import dev.colophon.crawl.scan.UnpackedCaptures.Unpacked;
import dev.colophon.detect.FoundFile;
import dev.colophon.detect.Sighting;
import dev.colophon.http.body.Truncation;
import dev.colophon.media.file.FileType;
import dev.colophon.media.file.TypeSniffer;
import dev.colophon.media.walk.UnreadPlaces;
import dev.colophon.media.walk.WalkedFile;
import dev.colophon.registry.work.Content;
import dev.colophon.service.session.HomeSession;
import dev.colophon.sightings.Appearance;
import dev.colophon.sightings.FileLook;
import dev.colophon.sightings.FileLooks;
import dev.colophon.sightings.KnownContent;
import dev.colophon.sightings.KnownContents;
import dev.colophon.sightings.Observation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Looks into what a scan comes across, unless its bytes are known; keeps nothing of where it was. Thread-safe. */
final class ScanExaminer {

    private final HomeSession session;
    private final boolean again;
    private final Set<String> news;
    private final KnownContents contents;
    private final FileLooks looks;
    private final long position;
    private final UnreadPlaces unread;
    private final ScannedPages pages;

    /**
     * Examines with what the session has registered.
     *
     * @param position of the index that is searched
     * @param again whether to look also into what is known and unchanged
     * @param news contents, by their SHA-256, in which more was found since they were told of
     * @param unread is told which places of a walk could not be read
     * @param pages are told what a scan of captures meets
     */
    ScanExaminer(
            HomeSession session,
            long position,
            boolean again,
            Set<String> news,
            FileLooks looks,
            UnreadPlaces unread,
            ScannedPages pages) {
        this.session = session;
        this.again = again;
        this.news = Set.copyOf(news);
        this.contents = KnownContents.of(session.catalogue());
        this.looks = looks;
        this.position = position;
        this.unread = unread;
        this.pages = pages;
    }

    /** A file of a walk. */
    Examined examine(WalkedFile walked) {
        return switch (walked) {
            case WalkedFile.Refused refused -> {
                unread.add(refused);
                yield new Examined.NoBytes(session.refused(refused));
            }
            case WalkedFile.Found found -> {
                try (found) {
                    if (isWebArchive(found)) {
                        yield new Examined.WebArchive(found.path());
                    }
                    FoundFile file = new FoundFile(found.path(), found.place(), Instant.now());
                    Optional<Sighting> fingerprint = HandedFingerprint.notKept(file);
                    if (fingerprint.isPresent()) {
                        yield new Examined.NoBytes(fingerprint.get());
                    }
                    Examined examined = examine(
                            new FileLook(file.place(), file.seen(), Content.of(file.path())), file, Optional.empty());
                    if (examined instanceof Examined.Seen(FileLook _, Sighting sighting, Optional<Sighting> _)) {
                        session.contexts(sighting).forEach(context -> session.keep(context, file.seen()));
                    }
                    yield examined;
                } catch (IOException e) { // it vanished, or never could be read: the detector says which
                    yield new Examined.NoBytes(session.detect(found));
                }
            }
        };
    }

    /** A capture, what is packed in it, or its end. */
    Examined examine(Unpacked unpacked) {
        return switch (unpacked) {
            case Unpacked.Whole(Skipped skipped) -> {
                pages.met(skipped);
                yield new Examined.NotExamined(skipped);
            }
            case Unpacked.Whole(Captured captured) -> {
                try (captured) {
                    pages.met(captured);
                    captured.said().licences().ifPresent(look -> session.keep(look, captured.seen()));
                    captured.said().context().ifPresent(context -> session.keep(context, captured.seen()));
                    Content content = new Content(captured.sha256(), captured.size());
                    yield examine(look(captured, captured.url(), content), captured.found(), captured.reached());
                }
            }
            case Unpacked.Entry(Captured _, WalkedFile.Refused refused) ->
                new Examined.NoBytes(session.refused(refused));
            case Unpacked.Entry(Captured archive, WalkedFile.Found found) -> {
                try (found) {
                    FileLook look = look(archive, found.place(), Content.of(found.path()));
                    yield examine(look, new FoundFile(found.path(), found.place(), archive.seen()), Optional.empty());
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot read back a capture", e);
                }
            }
            case Unpacked.End end -> new Examined.Ended(end, rest(end.archive()));
        };
    }

    /**
     * Looks into the file, unless its bytes are known in the present state of the index.
     *
     * @param reached how far its bytes go, when they are not the whole
     */
    private Examined examine(FileLook look, FoundFile file, Optional<String> reached) {
        String sha256 = look.content().sha256();
        Optional<KnownContent> known = again
                ? Optional.empty()
                : contents.known(sha256, position).filter(content -> content.searchedTo() >= position);
        if (known.isPresent()) {
            boolean told = looks.isKnown(look.place(), sha256) && !news.contains(sha256);
            Sighting sighting = known.get().at(file).inPart(reached);
            return told && known.get().kind().isPresent() // what could not be read is said each time
                    ? new Examined.Known(look, sighting)
                    : new Examined.Seen(look, sighting, Optional.empty());
        }
        Sighting sighting = session.detectToKeep(file).inPart(reached);
        session.keepTags(file, sha256, sighting);
        return sighting.isFailure()
                ? new Examined.NoBytes(sighting)
                : new Examined.Seen(look, sighting, Optional.of(sighting));
    }

    /** Of what is packed in gzip, a walk hands over nothing but that as it is. */
    private static boolean isWebArchive(WalkedFile.Found found) throws IOException {
        FileType type = found.temporary() ? FileType.UNKNOWN : TypeSniffer.sniff(found.path());
        return type == FileType.WARC || type == FileType.GZIP;
    }

    private static Optional<Skipped> rest(Captured captured) {
        // A WARC says so of many records, and nobody has more of them.
        boolean noMore = captured.cut().filter(Truncation::declared).isPresent();
        return captured.reached()
                .filter(_ -> !noMore)
                .map(reached -> new Skipped(captured.url(), captured.page(), Skipped.Kind.FAILED, reached));
    }

    /** At the capture itself, or at what is in it. */
    private static FileLook look(Captured captured, String place, Content content) {
        return new FileLook(
                place,
                captured.seen(),
                content,
                OptionalInt.of(captured.status()),
                Optional.of(captured.type()).filter(type -> !type.isEmpty()),
                captured.warc().map(at -> new Observation.WarcRecord(at.file().toString(), at.offset())),
                captured.page()
                        .map(page -> new Appearance(page, captured.element().orElse(""))),
                Optional.of(captured.url()).filter(url -> !url.equals(place)),
                captured.partial().filter(_ -> captured.url().equals(place)),
                captured.said().showsMore() && captured.url().equals(place));
    }
}
