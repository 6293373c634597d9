package dev.colophon.service.watch;

import dev.colophon.crawl.CrawlCounts;
import dev.colophon.crawl.Examiner;
import dev.colophon.crawl.scan.Captured;
import dev.colophon.detect.FoundFile;
import dev.colophon.detect.Sighting;
import dev.colophon.index.IndexException;
import dev.colophon.media.file.FileType;
import dev.colophon.media.file.TypeSniffer;
import dev.colophon.media.refusal.Unreadable;
import dev.colophon.media.walk.FileWalker;
import dev.colophon.media.walk.UnreadPlaces;
import dev.colophon.media.walk.WalkedFile;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.work.Content;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.scan.Finding;
import dev.colophon.service.session.HomeSession;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.Appearance;
import dev.colophon.sightings.FileLook;
import dev.colophon.sightings.FileLooks;
import dev.colophon.sightings.KnownContents;
import dev.colophon.sightings.Observation;
import dev.colophon.sightings.Presence;
import dev.colophon.sightings.history.PlaceHistory;
import dev.colophon.sightings.rematch.Rematch;
import dev.colophon.store.StoreException;
import dev.colophon.warc.read.WarcPosition;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Looks for the works of a home in what the crawler receives. Bytes that were looked into before, at any place, and compared with
 * all that is registered are not decoded again. Works registered while the crawler runs are taken up within seconds, also in what
 * was seen before. Thread-safe:
 * {@code lock} is held for reading while the session is used, and for writing while it is opened anew.
 */
public final class CrawlExaminer implements Examiner, Closeable {

    private static final long REFRESH_NANOS = Duration.ofSeconds(5).toNanos();

    private final Settings settings;
    private final Actor actor;
    private final MessageListener listener;
    private final Consumer<Finding> found;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final AtomicLong looked = new AtomicLong(System.nanoTime());
    private final ReentrantLock lookingUp = new ReentrantLock();
    private final LongAdder examined = new LongAdder();
    private final LongAdder matched = new LongAdder();
    private HomeSession session;

    /**
     * Opens the home that is named.
     *
     * @param actor of whose organisation sightings are told; those of others are stored, too
     * @param found told of each capture that shares content with registered works, after it is stored
     */
    public CrawlExaminer(Settings settings, Actor actor, MessageListener listener, Consumer<Finding> found) {
        this.settings = settings;
        this.actor = actor;
        this.listener = listener;
        this.found = found;
        this.session = HomeSession.watching(settings, actor, listener);
    }

    /** With the captures at places that the organisation which is told may see, and those of them in which its works are. */
    CrawlCounts.Snapshot added(CrawlCounts.Snapshot counts) {
        return counts.plus(examined.sum(), matched.sum());
    }

    private static PlaceHistory history(HomeSession current) {
        return new PlaceHistory(current.catalogue().database(), current.organisation());
    }

    /** Does something with the session as it is. */
    public <T> T use(Function<HomeSession, T> use) {
        lock.readLock().lock();
        try {
            return use.apply(session);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public Examination examine(Captured captured) {
        refresh();
        return use(current -> {
            long position = current.index().position();
            List<Part> parts = new ArrayList<>();
            UnreadPlaces unread = new UnreadPlaces();
            List<Unreadable> refusals = new ArrayList<>();
            boolean failed = false;
            try {
                new FileWalker().walk(captured.path(), captured.url(), walked -> {
                    switch (walked) {
                        case WalkedFile.Refused refused -> {
                            unread.add(refused);
                            refusals.add(refused.why());
                        }
                        case WalkedFile.Found file -> parts.add(part(captured, file, current, position));
                    }
                });
            } catch (IndexException | StoreException | UncheckedIOException e) {
                throw e;
            } catch (RuntimeException | Error e) {
                Unreadable.internal(e);
                failed = true;
            }
            failed |= parts.removeIf(part -> part.sighting().isFailure());
            failed |= refusals.stream().anyMatch(Unreadable::isFailure);
            boolean whole = !failed && captured.cut().isEmpty();
            return new Seen(captured, parts, unread, position, failed, whole);
        });
    }

    @Override
    public void found(List<String> sightings) {
        use(current -> {
            current.sightings().of(sightings).forEach(sighting -> found.accept(Finding.of(sighting)));
            return true;
        });
    }

    /**
     * A capture, or a file in a captured archive.
     *
     * @param whole whether it is the capture itself, whose place the crawler observes
     * @param looked what looking into it came to; empty when its bytes are known
     */
    private record Part(boolean whole, Content content, Sighting sighting, Optional<Sighting> looked) {

        String place() {
            return sighting.found().place();
        }
    }

    private static Part part(Captured captured, WalkedFile.Found found, HomeSession current, long position) {
        try (found) {
            boolean whole = found.place().equals(captured.url());
            Content content = whole ? new Content(captured.sha256(), captured.size()) : Content.of(found.path());
            FoundFile file = new FoundFile(found.path(), found.place(), captured.seen());
            Optional<Sighting> known = KnownContents.of(current.catalogue())
                    .known(content.sha256(), position)
                    .filter(bytes -> bytes.searchedTo() >= position)
                    .map(bytes -> bytes.at(file));
            Optional<String> reached = whole ? captured.reached() : Optional.empty();
            Optional<Sighting> looked = known.isPresent()
                    ? Optional.empty()
                    : Optional.of(current.detectToKeep(file).inPart(reached));
            looked.ifPresent(sighting -> current.keepTags(file, content.sha256(), sighting));
            return new Part(whole, content, known.or(() -> looked).orElseThrow(), looked);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read back a capture", e);
        }
    }

    private final class Seen implements Examination {

        private final Captured captured;
        private final List<Part> parts;
        private final UnreadPlaces unread;
        private final long position;
        private final boolean failed;
        private final boolean whole;

        /** @param whole whether all of it was there to be read */
        Seen(Captured captured, List<Part> parts, UnreadPlaces unread, long position, boolean failed, boolean whole) {
            this.captured = captured;
            this.parts = parts;
            this.unread = unread;
            this.position = position;
            this.failed = failed;
            this.whole = whole;
        }

        @Override
        public boolean failed() {
            return failed;
        }

        @Override
        public boolean matched() {
            return parts.stream().anyMatch(part -> !part.sighting().matches().isEmpty());
        }

        @Override
        public void store(Optional<WarcPosition> kept) {
            use(current -> {
                storeTakenOut(FileLooks.ofCrawl(current.catalogue()));
                return true;
            });
            boolean own = false;
            for (Part part : parts) {
                own |= use(current -> tell(part, kept, current));
            }
            if (parts.stream().noneMatch(Part::whole) && !unread.isEmpty()) {
                use(current -> {
                    FileLooks.ofCrawl(current.catalogue()).storeUnread(captured.url(), captured.sha256());
                    return true;
                });
            }
            if (own || use(current -> history(current).isSeen(captured.url()))) {
                examined.increment();
                matched.add(own ? 1 : 0);
            }
        }

        /** Stores it, and tells of it whether works of the organisation that is told are in it. */
        private boolean tell(Part part, Optional<WarcPosition> kept, HomeSession current) {
            String sha256 = part.content().sha256();
            Set<String> before =
                    Set.copyOf(current.sightings().at(part.place(), sha256).values());
            FileLooks looks = FileLooks.ofCrawl(current.catalogue());
            boolean knownBefore = part.whole()
                    ? looks.isKnownBehindRedirect(part.place(), sha256, received(looks))
                    : isUnpackedBefore(part, looks);
            store(part, kept, current);
            Map<String, String> sightings = current.sightings().at(part.place(), sha256);
            List<RegisteredMatch> matches = current.registered(part.sighting()).stream()
                    .filter(match ->
                            sightings.containsKey(match.registered().work().id()))
                    .toList();
            if (!matches.isEmpty()) {
                boolean news = !before.containsAll(sightings.values());
                Presence presence = current.sightings().presence(part.place(), sha256);
                found.accept(new Finding(
                        part.sighting(),
                        matches,
                        captured.page(),
                        sightings,
                        switch (presence) {
                            case AGAIN -> news ? Presence.THERE : presence;
                            case THERE -> news ? presence : knownBefore ? Presence.SAME : told(part, looks, presence);
                            default -> presence;
                        }));
            }
            return !matches.isEmpty();
        }

        /** What another command may have told before, for which the crawl looked into it once more. */
        private Presence told(Part part, FileLooks looks, Presence presence) {
            boolean told =
                    part.whole() && looks.wasThere(part.place(), part.content().sha256(), received(looks));
            return told ? Presence.KNOWN : presence;
        }

        /** Whether it was taken out of its archive at an earlier look: that may be built anew with the same files in it. */
        private boolean isUnpackedBefore(Part part, FileLooks looks) {
            Instant now = received(looks);
            return looks.lastSeen(part.place(), part.content().sha256())
                    .filter(now::isAfter)
                    .isPresent();
        }

        /** Of documents it is not known whether all their pictures could be taken out. */
        private void storeTakenOut(FileLooks looks) {
            if (whole && looks.hasEntries(captured.url()) && !isDocument()) {
                looks.storeTakenOut(
                        captured.url(),
                        received(looks),
                        parts.stream().map(Part::place).toList(),
                        unread::mayHold);
            }
        }

        private boolean isDocument() {
            try {
                return TypeSniffer.sniff(captured.path()).kind() == FileType.Kind.DOCUMENT;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read back a capture", e);
            }
        }

        /** When the crawler observed it, so that what is in it was seen at the same moment. */
        private Instant received(FileLooks looks) {
            return looks.lastSeen(captured.url(), captured.sha256()).orElse(captured.seen());
        }

        private void store(Part part, Optional<WarcPosition> kept, HomeSession current) {
            if (!part.whole()) {
                FileLooks looks = FileLooks.ofCrawl(current.catalogue());
                looks.store(look(part, received(looks), kept), part.looked(), position);
                return;
            }
            KnownContents.of(current.catalogue()).recordAt(part.place(), part.looked(), part.content(), position);
        }

        private FileLook look(Part part, Instant at, Optional<WarcPosition> kept) {
            return new FileLook(
                    part.place(),
                    at,
                    part.content(),
                    OptionalInt.of(captured.status()),
                    Optional.of(captured.type()).filter(type -> !type.isEmpty()),
                    kept.map(record -> new Observation.WarcRecord(record.file(), record.offset())),
                    captured.page()
                            .map(page -> new Appearance(page, captured.element().orElse(""))),
                    Optional.of(captured.url()));
        }
    }

    /** Opens the index anew when references were registered since, and looks them up in what was seen before. */
    private void refresh() {
        long now = System.nanoTime();
        long last = looked.get();
        if (now - last < REFRESH_NANOS || !looked.compareAndSet(last, now)) {
            return;
        }
        lookUpNew();
    }

    /** Looks what was registered since up in what was seen before, also before this process began. */
    void lookUpNew() {
        if (!lookingUp.tryLock()) {
            return; // another thread is at it
        }
        try {
            if (use(it -> it.catalogue().isBehind())) {
                reopen();
            }
            rematch();
        } finally {
            lookingUp.unlock();
        }
    }

    private void reopen() {
        HomeSession fresh = HomeSession.watching(settings, actor, listener);
        lock.writeLock().lock();
        try {
            session.close();
            session = fresh;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void rematch() {
        use(current -> {
            try {
                return current.rematch(
                        Duration.ZERO, () -> {}, stored -> found.accept(Finding.later(stored, history(current))));
            } catch (StoreException e) {
                if (e.reason() != StoreException.Reason.BUSY) {
                    throw e;
                }
                return Rematch.Result.NOTHING; // another process does it
            }
        });
    }

    /** What is still looked into ends by itself, or with the program; it is closed after that. */
    @Override
    public void close() {
        if (lock.writeLock().tryLock()) {
            try {
                session.close();
            } finally {
                lock.writeLock().unlock();
            }
        } else {
            Thread.ofVirtual().start(this::closeWhenFree);
        }
    }

    private void closeWhenFree() {
        lock.writeLock().lock();
        try {
            session.close();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
