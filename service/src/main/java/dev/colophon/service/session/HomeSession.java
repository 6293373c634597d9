package dev.colophon.service.session;

import dev.colophon.detect.Detector;
import dev.colophon.detect.FingerprintEntry;
import dev.colophon.detect.FingerprintedFile;
import dev.colophon.detect.FoundFile;
import dev.colophon.detect.Sighting;
import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.SelfTest;
import dev.colophon.index.explanation.SameContent;
import dev.colophon.index.local.LocalIndex;
import dev.colophon.media.MediaReader;
import dev.colophon.media.provenance.Credentials;
import dev.colophon.media.provenance.CredentialsReader;
import dev.colophon.media.refusal.MediaLimits;
import dev.colophon.media.tag.Tags;
import dev.colophon.media.walk.FileWalker;
import dev.colophon.media.walk.WalkedFile;
import dev.colophon.page.context.PageContext;
import dev.colophon.page.licence.EmbeddedLicences;
import dev.colophon.page.licence.LicenceSignal;
import dev.colophon.registry.Catalogue;
import dev.colophon.registry.Works;
import dev.colophon.registry.quarantine.FloodGuard;
import dev.colophon.registry.quarantine.Quarantines;
import dev.colophon.registry.registration.Registered;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.work.Content;
import dev.colophon.registry.work.Organisation;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.LocalPlaces;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.ExceptionRules;
import dev.colophon.sightings.decision.HoldRules;
import dev.colophon.sightings.rematch.Rematch;
import dev.colophon.sightings.signal.LicenceLook;
import dev.colophon.store.Database;
import dev.colophon.store.Home;
import dev.colophon.store.HomeLock;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A home as a command uses it: locked when it is written, never made by a command that only reads. */
public final class HomeSession implements Closeable {

    /** A second writer waits this long for the first. */
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    /** With fewer sounds a self-test says nothing. */
    private static final int FEWEST_TO_TEST = 20;

    /** Some seconds of one core, once a day. */
    private static final int DAILY_WINDOWS = 150;

    /** Those of all organisations count, so that one does not crowd out another; of one, fewer are shown. */
    private static final SearchOptions SEARCH = new SearchOptions(1_000, Grade.CANDIDATE);

    private static final int MOST_SHOWN = 20;

    private final Settings settings;
    private final Actor actor;
    private final Optional<HomeLock> lock;
    private final Optional<Catalogue> catalogue;
    private final FingerprintIndex index;
    private final MediaReader media;
    private final CredentialsReader credentials;
    private final Detector detector;

    private HomeSession(
            Settings settings,
            Actor actor,
            Optional<HomeLock> lock,
            Optional<Catalogue> catalogue,
            FingerprintIndex index,
            MediaLimits limits) {
        this.settings = settings;
        this.actor = actor;
        this.lock = lock;
        this.catalogue = catalogue;
        this.index = index;
        this.media = new MediaReader(limits, settings.programs().ffmpeg());
        this.credentials = new CredentialsReader(settings.trustList());
        this.detector = new Detector(media, index, SEARCH);
    }

    /** Opens what is there; without anything there, every search finds nothing. */
    public static HomeSession reading(Settings settings, Actor actor, MessageListener listener) {
        return reading(settings, actor, MediaLimits.DEFAULT, listener);
    }

    /** Opens what is there, to look into files within these limits. */
    public static HomeSession reading(Settings settings, Actor actor, MediaLimits limits, MessageListener listener) {
        Home home = settings.home();
        Optional<Catalogue> catalogue =
                Catalogue.openExisting(home, settings.database(), settings.indexes(), InstantSource.system());
        if (catalogue.isEmpty()) {
            listener.message(settings.nothingStored().orElse(""));
        }
        return catalogue
                .map(opened -> of(Optional.empty(), settings, actor, opened, Access.READ, limits, listener))
                .orElseGet(() -> new HomeSession(
                        settings,
                        actor,
                        Optional.empty(),
                        Optional.empty(),
                        settings.indexes().apply(home.index(), Access.READ),
                        limits));
    }

    /** Takes the home's lock, waiting for another command that holds it, and opens it for writing. */
    public static HomeSession writing(Settings settings, Actor actor, String command, MessageListener listener) {
        HomeLock lock = settings.home().lock(command, PATIENCE, listener::message);
        try {
            return of(Optional.of(lock), settings, actor, Access.WRITE, listener);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Opens it to search the index and to store what was seen, while others may register. */
    public static HomeSession watching(Settings settings, Actor actor, MessageListener listener) {
        return of(Optional.empty(), settings, actor, Access.READ, listener);
    }

    private static HomeSession of(
            Optional<HomeLock> lock, Settings settings, Actor actor, Access access, MessageListener listener) {
        Catalogue catalogue = Catalogue.open(
                settings.home(), settings.database(), access, settings.indexes(), InstantSource.system());
        return of(lock, settings, actor, catalogue, access, MediaLimits.DEFAULT, listener);
    }

    /** Closes the catalogue when the database answers no more: nobody else would, and nobody could write after that. */
    private static HomeSession of(
            Optional<HomeLock> lock,
            Settings settings,
            Actor actor,
            Catalogue catalogue,
            Access access,
            MediaLimits limits,
            MessageListener listener) {
        try {
            tested(catalogue, access, listener);
            sayWhatIsHeldBack(catalogue, listener);
            return new HomeSession(settings, actor, lock, Optional.of(catalogue), catalogue.index(), limits);
        } catch (RuntimeException e) {
            try {
                catalogue.close();
            } catch (RuntimeException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    /** A writer tests the sounds once a day, when there are enough to tell. */
    private static void tested(Catalogue catalogue, Access access, MessageListener listener) {
        if (access == Access.WRITE && catalogue.selfTests().isDue(Medium.AUDIO)) {
            boolean enough = catalogue.index().stats().media().stream()
                    .anyMatch(stats -> stats.medium() == Medium.AUDIO && stats.references() >= FEWEST_TO_TEST);
            if (enough) {
                listener.message(
                        "testing whether matches of sound can be relied on in this index (once a day, some seconds)");
                catalogue
                        .selfTest(Medium.AUDIO, DAILY_WINDOWS)
                        .filter(test -> test.verdict() == SelfTest.Verdict.FAILED)
                        .ifPresent(test -> listener.message(SelfTestText.of(test)));
            }
        }
    }

    /** Otherwise somebody wonders why a match that chance would never bring is for a person to look at. */
    private static void sayWhatIsHeldBack(Catalogue catalogue, MessageListener listener) {
        catalogue.selfTests().failed().stream()
                .sorted()
                .map(medium ->
                        "matches of %s are CANDIDATE at best, because this index failed its self-test: `colophon doctor` says more"
                                .formatted(medium.name().toLowerCase(Locale.ROOT)))
                .forEach(listener::message);
    }

    /** What is registered and was found; there when anything was ever stored. */
    public Catalogue catalogue() {
        return catalogue.orElseThrow();
    }

    public FingerprintIndex index() {
        return index;
    }

    public MediaReader media() {
        return media;
    }

    /** Looks for registered works in a file. */
    public Sighting detect(FoundFile found) {
        return named(detector.detect(found));
    }

    /** Looks for registered works in a file of which there is the fingerprint alone. */
    public Sighting detect(FoundFile found, FingerprintEntry entry) {
        return named(detector.detect(found, entry));
    }

    /** Looks for registered works in a file whose fingerprints are kept. */
    public Sighting detectToKeep(FoundFile found) {
        return named(detector.detectToKeep(found));
    }

    /** Where the content is the same, the file may be too; then that is said, which anybody can check with `sha256sum`. */
    private Sighting named(Sighting sighting) {
        if (sighting.matches().stream().noneMatch(match -> match.why() instanceof SameContent)) {
            return sighting;
        }
        Content content;
        try {
            Optional<FingerprintedFile> elsewhere = sighting.found().fingerprinted();
            content = elsewhere.isPresent()
                    ? new Content(elsewhere.get().sha256(), elsewhere.get().bytes())
                    : Content.of(sighting.found().path());
        } catch (IOException e) { // it has vanished since: what was compared stays true
            return sighting;
        }
        ContentDigest file = ContentDigest.of(ContentDigest.Basis.FILE, content.sha256());
        Set<ReferenceId> same = catalogue().referencesOf(content);
        List<Match> matches = sighting.matches().stream()
                .map(match -> match.why() instanceof SameContent && same.contains(match.reference())
                        ? match.because(new SameContent(file))
                        : match)
                .toList();
        return sighting.with(matches);
    }

    /** Keeps what is said of licences, and holds the copies that it may license. */
    public void keep(LicenceLook look, Instant at) {
        new HoldRules(catalogue().ids()).said(catalogue().database(), look, at);
    }

    /** Keeps what a page says of itself, and looks again at what stands on it. */
    public void keep(PageContext context, Instant at) {
        new ExceptionRules(catalogue().ids()).said(catalogue().database(), List.of(context), at);
    }

    /** What a copy says of itself as a page; of what is no copy nobody asks, and a fingerprint does not tell it. */
    public List<PageContext> contexts(Sighting sighting) {
        return sighting.matches().isEmpty() || sighting.found().fingerprinted().isPresent()
                ? List.of()
                : LocalPage.context(sighting.found()).stream().toList();
    }

    /** How many pixels a copy of a picture has; of other files nobody asks. */
    public OptionalLong pixels(Sighting sighting) {
        return sighting.matches().stream().anyMatch(match -> match.medium() == Medium.IMAGE)
                ? sighting.found()
                        .fingerprinted()
                        .map(FingerprintedFile::pixels)
                        .orElseGet(() -> media.pixels(sighting.found().path()))
                : OptionalLong.empty();
    }

    /** What the Content Credentials of a file say, and what of it holds; empty when it has none. */
    public Optional<Credentials> credentials(Path file) {
        return credentials.read(file);
    }

    /** The same of a file that was registered, kept to be shown with its work. */
    public Optional<Credentials> keepCredentials(Path file, String sha256) {
        Optional<Credentials> read = credentials(file);
        read.ifPresent(issued -> {
            String place = FileWalker.place(file);
            keep(
                    new LicenceLook(
                            LocalPlaces.key(place), LicenceLook.Extent.PART, IssuedSignals.of(issued, place, sha256)),
                    Instant.now());
        });
        return read;
    }

    /** Keeps what a file says of licences in its own tags and Content Credentials, if it is a copy; of others nobody asks. */
    public void keepTags(FoundFile found, String sha256, Sighting sighting) {
        if (!sighting.matches().isEmpty()) {
            Tags tags = media.tags(found.path());
            Map<String, List<String>> fields = new TreeMap<>(tags.rights());
            tags.copyright().ifPresent(line -> fields.put("copyright", List.of(line)));
            List<LicenceSignal> said = new ArrayList<>(EmbeddedLicences.find(fields, found.place(), sha256));
            credentials
                    .read(found.path())
                    .ifPresent(issued -> said.addAll(IssuedSignals.of(issued, found.place(), sha256)));
            keep(new LicenceLook(LocalPlaces.key(found.place()), LicenceLook.Extent.PART, said), found.seen());
        }
    }

    /** What registered works share with a copy of these fingerprints. */
    public List<Match> search(List<Fingerprint> copy) {
        return detector.search(copy);
    }

    /** Looks for registered works in a file on disk, and deletes what was unpacked for it. */
    public Sighting detect(WalkedFile.Found found) {
        try (found) {
            return detect(new FoundFile(found.path(), found.place(), Instant.now()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is said of a file that was not even opened. */
    public Sighting refused(WalkedFile.Refused refused) {
        return Sighting.unreadable(
                new FoundFile(Path.of(""), refused.place(), Instant.now()), refused.why(), Duration.ZERO);
    }

    /** The organisation that asks. */
    public Organisation organisation() {
        return actor.organisation();
    }

    /** The works of the organisation that asks. */
    public Works works() {
        return catalogue().works(actor.organisation());
    }

    /** Empty where nothing was ever stored. */
    public Optional<Database> database() {
        return catalogue.map(Catalogue::database);
    }

    /** Where copies of them were seen. */
    public Sightings sightings() {
        return new Sightings(catalogue().database(), actor.organisation());
    }

    /**
     * Looks works that were registered since up in what was seen before, where any were.
     *
     * @param patience how long to wait for another process that does so
     * @param progress told after each of their files
     * @param found told of each new sighting of the organisation that asks, after it is stored
     * @return what came of it for that organisation
     */
    public Rematch.Result rematch(Duration patience, Runnable progress, Consumer<StoredSighting> found) {
        Rematch rematch = rematch(patience);
        Sightings own = sightings();
        if (!rematch.isBehind(index.position())) {
            return Rematch.Result.NOTHING;
        }
        AtomicInteger told = new AtomicInteger();
        Rematch.Result result = rematch.run(
                index.position(),
                this::search,
                progress,
                id -> own.find(id).ifPresent(sighting -> {
                    told.incrementAndGet();
                    found.accept(sighting);
                }));
        int _ = catalogue()
                .database()
                .writeRepeating(dsl -> new FloodGuard(
                                dsl, actor.organisation(), catalogue().ids())
                        .lookedUp(InstantSource.system().instant()));
        return new Rematch.Result(result.references(), result.searched(), told.get());
    }

    /** How many files are in quarantine, since they hit too much. */
    public int quarantined() {
        return catalogue()
                .database()
                .read(dsl ->
                        new Quarantines(dsl, actor.organisation()).list(false).size());
    }

    /** How many files of works {@link #rematch} has to look up. */
    public long toRematch() {
        return rematch(Duration.ZERO).waiting(index.position());
    }

    /** Forgets by what contents are compared that were seen last before that time and matched nothing. */
    public void forget(Instant before) {
        rematch(Duration.ZERO).forget(before);
    }

    private Rematch rematch(Duration patience) {
        return new Rematch(catalogue(), settings.home(), LocalIndex::open, patience);
    }

    /** The organisation's works that the matches of a sighting stand for, best first. */
    public List<RegisteredMatch> registered(Sighting sighting) {
        if (catalogue.isEmpty() || sighting.matches().isEmpty()) {
            return List.of();
        }
        Map<ReferenceId, Registered> works = works().registered(
                        sighting.matches().stream().map(Match::reference).toList());
        return sighting.matches().stream()
                .flatMap(match -> Optional.ofNullable(works.get(match.reference()))
                        .map(registered -> new RegisteredMatch(registered, match))
                        .stream())
                .limit(MOST_SHOWN)
                .toList();
    }

    @Override
    public void close() {
        try {
            if (catalogue.isPresent()) {
                catalogue.get().close();
            } else {
                index.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.ifPresent(HomeLock::close);
        }
    }
}
