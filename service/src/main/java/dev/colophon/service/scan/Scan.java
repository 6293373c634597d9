package dev.colophon.service.scan;

import dev.colophon.crawl.frontier.SentCopies;
import dev.colophon.crawl.scan.Captured;
import dev.colophon.crawl.scan.ScanItems;
import dev.colophon.crawl.scan.ScanSource;
import dev.colophon.crawl.scan.ScanStopped;
import dev.colophon.crawl.scan.Skipped;
import dev.colophon.crawl.scan.UnpackedCaptures;
import dev.colophon.crawl.scan.UnpackedCaptures.Unpacked;
import dev.colophon.crawl.scan.VisitLimits;
import dev.colophon.detect.FoundFile;
import dev.colophon.detect.InOrder;
import dev.colophon.detect.Sighting;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.body.Truncation;
import dev.colophon.media.file.FileType;
import dev.colophon.media.file.TypeSniffer;
import dev.colophon.media.refusal.Unreadable;
import dev.colophon.media.walk.FileWalker;
import dev.colophon.media.walk.OtherArchives;
import dev.colophon.media.walk.UnreadPlaces;
import dev.colophon.media.walk.WalkedFile;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.work.Content;
import dev.colophon.service.session.HomeSession;
import dev.colophon.sightings.Appearance;
import dev.colophon.sightings.FileLook;
import dev.colophon.sightings.FileLooks;
import dev.colophon.sightings.KnownContent;
import dev.colophon.sightings.KnownContents;
import dev.colophon.sightings.LocalPlaces;
import dev.colophon.sightings.Observation;
import dev.colophon.sightings.Presence;
import dev.colophon.sightings.history.PlaceHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Looks into sources, keeps what it saw and what it found, and tells about each thing after it is kept. Bytes that are known, at
 * any place, and were compared with all that is registered are not looked into again; so a scan that was interrupted goes on where
 * it was.
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

        /** A copy that was there when it was looked at before. */
        record Gone(Finding finding) implements Outcome {

            @Override
            public String place() {
                return finding.place();
            }
        }

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

        /**
         * What there was to see.
         *
         * @param looked what looking into it came to; empty when its bytes are known
         */
        record Seen(FileLook look, Sighting sighting, Optional<Sighting> looked) implements Examined {}

        /** Nothing that could be stored: there were no bytes, or they are to be looked into again. */
        record NoBytes(Sighting sighting) implements Examined {}

        /** The same as before. */
        record Known(FileLook look, Sighting sighting) implements Examined {}

        record NotExamined(Skipped skipped) implements Examined {}

        /** A WARC file in a folder. */
        record WebArchive(Path file) implements Examined {}

        /**
         * A capture to its end.
         *
         * @param rest what of it did not come over
         */
        record Ended(Unpacked.End end, Optional<Skipped> rest) implements Examined {}
    }

    private static final String VANISHED =
            Unreadable.Reason.VANISHED + ": it was there when the folder was looked into before";

    private final HomeSession session;
    private final GuardedClient client;
    private final boolean again;
    private final Set<String> news;
    private final KnownContents contents;
    private final FileLooks looks;
    private final long position;

    private final BooleanSupplier ended;

    private final UnreadPlaces unread = new UnreadPlaces();
    private final ScannedPages pages;
    private final ScannedRedirects redirects;

    /** That were met in the folder that is scanned, and are scanned behind it. */
    private final Queue<Path> webArchives = new ArrayDeque<>();

    /** Sightings that were told of. */
    private final Set<String> told = new HashSet<>();

    /**
     * Scans with what the session has registered.
     *
     * @param again whether to look also into what is known and unchanged
     * @param news contents, by their SHA-256, in which more was found since they were told of: they are told of again
     */
    public Scan(HomeSession session, GuardedClient client, boolean again, Set<String> news) {
        this(session, client, again, news, session.organisation().id(), () -> false);
    }

    /**
     * The same, that can be told to end.
     *
     * @param organisation the id of the one that looks
     * @param ended whether to go no further; asked before each file, and twice a second while one is looked into
     */
    public Scan(
            HomeSession session,
            GuardedClient client,
            boolean again,
            Set<String> news,
            String organisation,
            BooleanSupplier ended) {
        this.ended = ended;
        this.session = session;
        this.client = client;
        this.again = again;
        this.news = Set.copyOf(news);
        this.contents = KnownContents.of(session.catalogue());
        this.looks = new FileLooks(session.catalogue(), organisation);
        this.position = session.index().position();
        this.pages = new ScannedPages(session.catalogue().database());
        this.redirects = new ScannedRedirects(session.catalogue(), looks, pages);
    }

    /**
     * Scans one source to its end.
     *
     * @throws ScanStopped when it was told to end before: of what is not there any more nothing was said then
     */
    public void of(ScanSource source, Consumer<Outcome> listener) throws IOException {
        switch (source) {
            case ScanSource.LocalFiles(Path path) -> {
                Instant began = Instant.now();
                NumberedPlaces numbered =
                        new NumberedPlaces(looks, FileWalker.beginnings(path, Files.isDirectory(path)));
                InOrder.<WalkedFile, Examined>forEach(
                        sink -> new FileWalker().walk(path, walked -> sink.accept(numbered.kept(walked))),
                        this::examine,
                        examined -> keep(examined, listener),
                        this::goOn);
                keepVanished(path, began, listener);
                for (Path file = webArchives.poll(); file != null; file = webArchives.poll()) {
                    ofWebArchive(file, listener);
                }
            }
            case ScanSource.OfCaptures captures -> {
                try (ScanItems items = ScanItems.open(captures, client, VisitLimits.defaults())) {
                    InOrder.<Unpacked, Examined>forEach(
                            sink -> UnpackedCaptures.forEach(items, sink),
                            this::examine,
                            examined -> keep(examined, listener),
                            this::goOn);
                    pages.end();
                    redirects.end(gone -> tellGone(gone, listener));
                    pages.forget();
                }
            }
        }
    }

    private void goOn() {
        if (ended.getAsBoolean()) {
            throw new ScanStopped();
        }
    }

    /** One that cannot be opened ends the scan of no other file of its folder. */
    private void ofWebArchive(Path file, Consumer<Outcome> listener) {
        try {
            of(new ScanSource.WarcFile(file), listener);
        } catch (IOException unopened) {
            String why = String.valueOf(unopened.getMessage());
            listener.accept(new Outcome.NotSeen(
                    new Skipped(FileWalker.place(file), Optional.empty(), Skipped.Kind.FAILED, why)));
        }
    }

    /** Of what is packed in gzip, a walk hands over nothing but that as it is. */
    private static boolean isWebArchive(WalkedFile.Found found) throws IOException {
        FileType type = found.temporary() ? FileType.UNKNOWN : TypeSniffer.sniff(found.path());
        return type == FileType.WARC || type == FileType.GZIP;
    }

    /** What was seen in the folder or archive and is gone. */
    private void keepVanished(Path root, Instant began, Consumer<Outcome> listener) {
        Set<String> vanished = new LinkedHashSet<>();
        boolean folder = Files.isDirectory(root);
        for (String beginning : FileWalker.beginnings(root, folder)) {
            looks.forEachNotMet(beginning, began, place -> {
                if (unread.isGone(place)) {
                    vanished.add(place);
                }
            });
        }
        OtherArchives others = new OtherArchives(root, folder);
        vanished.removeIf(others::mayHold);
        vanished.forEach(place -> tellGone(looks.storeMissing(place, Instant.now(), true, VANISHED), listener));
    }

    private void tellGone(List<String> sightings, Consumer<Outcome> listener) {
        PlaceHistory history = new PlaceHistory(session.catalogue().database(), session.organisation());
        Finding.gone(
                        sightings.stream()
                                .flatMap(id -> session.sightings().find(id).stream())
                                .toList(),
                        history)
                .forEach(copy -> listener.accept(new Outcome.Gone(copy)));
    }

    private Examined examine(WalkedFile walked) {
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

    private Examined examine(Unpacked unpacked) {
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
                captured.partial().filter(_ -> captured.url().equals(place)));
    }

    /** At what was there before, and is sent with a status that says that nothing is: whoever opens it sees it. */
    private static FileLook look(String place, Skipped.SentWithIt sent) {
        return new FileLook(
                place,
                Instant.now(),
                sent.content(),
                OptionalInt.of(sent.status()),
                Optional.of(sent.type()).filter(type -> !type.isEmpty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
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

    private void keep(Examined examined, Consumer<Outcome> listener) {
        switch (examined) {
            case Examined.Known(FileLook look, Sighting sighting) -> {
                tellGone(looks.store(look, Optional.empty(), position), listener);
                Finding finding = finding(look, sighting);
                listener.accept(
                        finding.presence() == Presence.THERE ? new Outcome.Unchanged(look.place()) : told(finding));
            }
            case Examined.WebArchive(Path file) -> webArchives.add(file);
            case Examined.NotExamined(Skipped skipped) -> {
                boolean there = isKeptAsThere(skipped.place(), skipped, listener);
                skipped.led().forEach(place -> isKeptAsThere(place, skipped, listener));
                listener.accept(there ? new Outcome.Unchanged(skipped.place()) : new Outcome.NotSeen(skipped));
            }
            case Examined.NoBytes(Sighting sighting) -> {
                String reason = sighting.reason().orElse("");
                boolean gone = Unreadable.Reason.NOT_FOUND.isOf(reason) || Unreadable.Reason.VANISHED.isOf(reason);
                tellGone(
                        looks.storeMissing(
                                sighting.found().place(), sighting.found().seen(), gone, reason),
                        listener);
                listener.accept(new Outcome.Found(Finding.unstored(sighting, List.of())));
            }
            case Examined.Seen(FileLook look, Sighting sighting, Optional<Sighting> looked) -> {
                tellGone(looks.store(look, looked, position), listener);
                Finding finding = finding(look, sighting);
                // A list may name a page and what stands on it.
                boolean toldOf = told.containsAll(finding.sightings().values())
                        && !finding.sightings().isEmpty();
                listener.accept(toldOf ? new Outcome.Unchanged(look.place()) : told(finding));
            }
            case Examined.Ended(Unpacked.End end, Optional<Skipped> rest) -> {
                keepEnded(end, listener);
                rest.map(Outcome.NotSeen::new).ifPresent(listener);
            }
        }
    }

    /** Keeps what an answer that was not looked into says of a place; whether that is that what stood there is there. */
    private boolean isKeptAsThere(String place, Skipped skipped, Consumer<Outcome> listener) {
        boolean gone = skipped.kind() == Skipped.Kind.GONE;
        Optional<FileLook> stillThere =
                skipped.sent().filter(sent -> gone && isThere(place, sent)).map(sent -> look(place, sent));
        if (stillThere.isPresent()) {
            tellGone(looks.store(stillThere.get(), Optional.empty(), position), listener);
            return true;
        }
        if (gone) {
            pages.gone(place, Instant.now());
        }
        if (gone || skipped.kind() == Skipped.Kind.FAILED) {
            boolean told = gone && !mayBeCopy(place, skipped);
            tellGone(looks.storeMissing(place, Instant.now(), told, skipped.reason()), listener);
        }
        return false;
    }

    /** It stood there before, or is known as a copy. */
    private boolean isThere(String place, Skipped.SentWithIt sent) {
        String sha256 = sent.content().sha256();
        return looks.isKnown(place, sha256)
                || session.catalogue().database().read(dsl -> SentCopies.isKnown(dsl, sha256));
    }

    /** Whether a copy that stood there may be in what was sent, in another form. */
    private boolean mayBeCopy(String place, Skipped skipped) {
        return skipped.sent()
                .filter(sent -> sent.isFile(VisitLimits.defaults())
                        || session.catalogue()
                                .database()
                                .read(dsl ->
                                        SentCopies.mayHoldWork(dsl, List.of(LocalPlaces.key(place)), sent.words())))
                .isPresent();
    }

    private void keepEnded(Unpacked.End end, Consumer<Outcome> listener) {
        Captured archive = end.archive();
        redirects.met(archive);
        if (end.whole() && looks.hasEntries(archive.url())) {
            tellGone(looks.storeTakenOut(archive.url(), archive.seen(), end.there(), end.unread()::mayHold), listener);
        }
    }

    private Outcome told(Finding finding) {
        told.addAll(finding.sightings().values());
        return new Outcome.Found(finding);
    }

    private Finding finding(FileLook look, Sighting sighting) {
        List<RegisteredMatch> matches = session.registered(sighting);
        String sha256 = look.content().sha256();
        boolean none = matches.isEmpty();
        return new Finding(
                sighting,
                matches,
                look.standing().map(Appearance::page),
                none ? Map.of() : session.sightings().at(look.place(), sha256),
                none ? Presence.THERE : session.sightings().presence(look.place(), sha256));
    }
}
