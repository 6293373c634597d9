package dev.colophon.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.detect.FoundFile;
import dev.colophon.detect.Readable;
import dev.colophon.detect.Sighting;
import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.audio.AudioParameters;
import dev.colophon.index.Access;
import dev.colophon.index.AudioExplanation;
import dev.colophon.index.AudioTransform;
import dev.colophon.index.Coverage;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.Segment;
import dev.colophon.index.SelfTest;
import dev.colophon.index.Span;
import dev.colophon.index.text.TextIndex;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import dev.colophon.store.Ids;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the registry must do on every database. */
abstract class RegistryContract {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    DatabaseSettings settings = DatabaseSettings.SQLITE;
    Home home = new Home(Path.of("unset"));
    Catalogue catalogue;

    /** Settings that name a new, empty database. */
    abstract DatabaseSettings freshDatabase();

    @BeforeEach
    void open() {
        settings = freshDatabase();
        home = new Home(folder.resolve("home"));
        catalogue = opened(Access.WRITE);
    }

    @AfterEach
    void close() {
        catalogue.close();
    }

    private Catalogue opened(Access access) {
        return Catalogue.open(home, settings, access, TextIndex::open, () -> NOW);
    }

    private void reopen() {
        catalogue.close();
        catalogue = opened(Access.WRITE);
    }

    private static WorkDetails by(String owner) {
        return new WorkDetails(owner, Optional.empty(), Optional.of(Policy.REPORT_USAGE), List.of());
    }

    private static WorkDetails by(String owner, String title, String... hosts) {
        return new WorkDetails(
                owner,
                Optional.of(title),
                Optional.empty(),
                Arrays.stream(hosts).map(Host::parse).toList());
    }

    private Path file(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private List<Registration> register(Submission... submissions) {
        List<Registration> told = new ArrayList<>();
        new Registrar(catalogue.database(), catalogue.index(), Texts::read, new Ids(() -> NOW), () -> NOW)
                .register(List.of(submissions).iterator(), told::add);
        return told;
    }

    private static Registered added(Registration registration) {
        return ((Registration.Added) registration).registered();
    }

    private Checked checked(String place, String text, long position) throws Exception {
        Path copy = file(
                "copies/"
                        + Content.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                .sha256(),
                text);
        List<Match> matches = Texts.read(copy, Role.COPY) instanceof Readable readable
                ? catalogue.index().search(readable.parts().getFirst().fingerprint(), SearchOptions.DEFAULT)
                : List.of();
        return new Checked(
                new Sighting(
                        new FoundFile(copy, place, NOW.plusSeconds(position)),
                        Optional.of(Medium.TEXT),
                        Optional.empty(),
                        OptionalLong.empty(),
                        List.of(),
                        matches,
                        Duration.ofMillis(12)),
                Content.of(copy),
                position);
    }

    @Test
    void registersFilesInOrderAndFindsThem() throws Exception {
        Submission[] submissions = new Submission[70];
        for (int i = 0; i < submissions.length; i++) {
            submissions[i] = new Submission(file("works/" + i + ".txt", Texts.text(i)), by("Ada"));
        }
        List<Registration> told = register(submissions);
        assertThat(told).extracting(Registration::outcome).containsOnly(Registration.Outcome.REGISTERED);
        assertThat(told)
                .extracting(Registration::file)
                .containsExactlyElementsOf(
                        Arrays.stream(submissions).map(Submission::file).toList());
        Registered first = added(told.getFirst());
        assertThat(first.work().title()).isEqualTo("0.txt");
        assertThat(first.work().kind()).isEqualTo(Medium.TEXT);
        assertThat(first.work().policy()).isEqualTo(Policy.REPORT_USAGE);
        assertThat(first.reference().registeredAt()).isEqualTo(NOW);
        assertThat(catalogue.works().list(WorkQuery.ALL)).hasSize(70).allSatisfy(line -> {
            assertThat(line.references()).isEqualTo(1);
            assertThat(line.competing()).isZero();
            assertThat(line.sightings()).isZero();
        });
        assertThat(checked("x", Texts.text(69), 1).sighting().matches())
                .extracting(Match::reference)
                .containsExactly(added(told.getLast()).reference().id());
        assertThat(catalogue.verify().isClean()).isTrue();
        assertThat(catalogue.index().position()).isEqualTo(70);
    }

    @Test
    void theSameBytesAgainChangeNothing() throws Exception {
        Path one = file("one.txt", Texts.text(1));
        Path twin = file("twin.txt", Texts.text(1));
        List<Registration> told = register(new Submission(one, by("Ada")), new Submission(twin, by("Ada")));
        assertThat(told)
                .extracting(Registration::outcome)
                .containsExactly(Registration.Outcome.REGISTERED, Registration.Outcome.ALREADY_REGISTERED);
        reopen();
        assertThat(register(new Submission(one, by("Ada"))))
                .containsExactly(new Registration.Known(one, added(told.getFirst())));
        assertThat(catalogue.works().count()).isEqualTo(1);
        assertThat(catalogue.index().position()).isEqualTo(1);
    }

    @Test
    void whatItsOwnerSaysLaterIsApplied() throws Exception {
        Path one = file("one.txt", Texts.text(1));
        Path two = file("two.txt", Texts.text(2));
        register(new Submission(one, by("Ada")), new Submission(two, by("Ada", "Second", "ada.example")));
        assertThat(register(new Submission(one, by("Ada", "First", "shop.example"))))
                .singleElement()
                .isInstanceOfSatisfying(Registration.Updated.class, updated -> {
                    assertThat(updated.outcome()).isEqualTo(Registration.Outcome.UPDATED);
                    assertThat(updated.changes())
                            .containsExactly(
                                    new Registration.Change(Registration.Detail.TITLE, Optional.of("one.txt"), "First"),
                                    new Registration.Change(
                                            Registration.Detail.AUTHORISED_HOST, Optional.empty(), "shop.example"));
                    Work work = updated.registered().work();
                    assertThat(work.title()).isEqualTo("First");
                    assertThat(work.policy()).as("not said again").isEqualTo(Policy.REPORT_USAGE);
                });
        assertThat(register(new Submission(one, by("Ada", "First", "shop.example"))))
                .as("said twice")
                .hasOnlyElementsOfType(Registration.Known.class);
        assertThat(catalogue.works().count()).isEqualTo(2);
        assertThat(register(new Submission(one, by("Ada", "Second"))))
                .hasOnlyElementsOfType(Registration.Updated.class);
        assertThat(catalogue.works().list(WorkQuery.ALL)).singleElement().satisfies(line -> {
            assertThat(line.work().title()).isEqualTo("Second");
            assertThat(line.references()).isEqualTo(2);
            assertThat(line.work().authorisedHosts())
                    .extracting(Host::name)
                    .containsExactly("ada.example", "shop.example");
        });
        assertThat(register(new Submission(one, by("Ada", "Third"))))
                .as("its work has another file, which keeps the title")
                .hasOnlyElementsOfType(Registration.Updated.class);
        assertThat(titles(catalogue.works(), WorkQuery.ALL)).containsExactlyInAnyOrder("Second", "Third");
        assertThat(catalogue.verify().isClean()).isTrue();
    }

    @Test
    void aTitleGathersFilesIntoOneWork() throws Exception {
        Submission draft = new Submission(file("draft.txt", Texts.text(1)), by("Ada", "Novel", "ada.example"));
        Submission fingerprint = new Submission(file("print.txt", Texts.text(2)), by("Ada", "Novel", "shop.example"));
        Submission other = new Submission(file("other.txt", Texts.text(3)), by("Ben", "Novel"));
        List<Registration> told = register(draft, fingerprint, other);
        Work novel = catalogue.works().get(added(told.getFirst()).work().id());
        assertThat(added(told.get(1)).work().id()).isEqualTo(novel.id());
        assertThat(added(told.get(2)).work().id()).isNotEqualTo(novel.id());
        assertThat(novel.authorisedHosts()).extracting(Host::name).containsExactly("ada.example", "shop.example");
        assertThat(catalogue.works().references(novel))
                .extracting(Reference::fileName)
                .containsExactly("draft.txt", "print.txt");
    }

    @Test
    void anotherOwnersContentIsRegisteredAndFlagged() throws Exception {
        Path song = file("song.txt", Texts.text(1));
        Path cover = file("cover.txt", Texts.text(1) + Texts.text(2));
        List<Registration> told = register(new Submission(song, by("Ada")), new Submission(cover, by("Ben")));
        assertThat(told.get(1)).isInstanceOfSatisfying(Registration.Added.class, added -> {
            assertThat(added.outcome()).isEqualTo(Registration.Outcome.COMPETING);
            assertThat(added.registered().reference().competing()).isTrue();
            assertThat(added.competing())
                    .extracting(RegisteredMatch::registered)
                    .containsExactly(added(told.getFirst()));
        });
        assertThat(catalogue.works().list(WorkQuery.ALL))
                .extracting(line -> line.work().owner().name() + line.competing())
                .containsExactly("Ben1", "Ada0");
        assertThat(register(new Submission(file("again.txt", Texts.text(1) + "more"), by("Ada"))))
                .as("its own content does not compete, Ben's does")
                .first()
                .isInstanceOfSatisfying(
                        Registration.Added.class,
                        added -> assertThat(added.competing())
                                .extracting(match ->
                                        match.registered().work().owner().name())
                                .containsOnly("Ben"));
    }

    @Test
    void whatCannotBeReadIsRefusedAndNotStored() throws Exception {
        Path gone = folder.resolve("gone.txt");
        List<Registration> told = register(
                new Submission(file("empty.txt", ""), by("Ada")),
                new Submission(gone, by("Ada")),
                new Submission(folder, by("Ada")));
        assertThat(told)
                .extracting(registration -> ((Registration.Refused) registration).reason())
                .containsExactly(
                        "EMPTY: the file is empty; check the download",
                        "NOT_FOUND: there is no such file; check the name",
                        "NOT_A_FILE: cannot be read: not a regular file; check what it is and who may read it");
        assertThat(catalogue.works().count()).isZero();
    }

    @Test
    void anIndexThatLagsBehindIsFilledWhenOpened() throws Exception {
        register(new Submission(file("one.txt", Texts.text(1)), by("Ada")));
        Path saved = folder.resolve("saved");
        catalogue.close();
        copy(home.index(), saved);
        catalogue = opened(Access.WRITE);
        register(new Submission(file("two.txt", Texts.text(2)), by("Ada")));
        catalogue.close();
        for (Access access : List.of(Access.READ, Access.WRITE)) {
            Files.move(home.index(), folder.resolve("newer-" + access));
            copy(saved, home.index());
            catalogue = opened(access);
            assertThat(catalogue.index().position()).isEqualTo(2);
            assertThat(catalogue.verify().isClean()).isTrue();
            catalogue.close();
        }
        catalogue = opened(Access.READ);
    }

    private static void copy(Path from, Path to) throws Exception {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void verifyTellsWhatDiffersAndRebuildMendsIt() throws Exception {
        List<Registration> told = register(
                new Submission(file("one.txt", Texts.text(1)), by("Ada")),
                new Submission(file("two.txt", Texts.text(2)), by("Ada")),
                new Submission(file("three.txt", Texts.text(3)), by("Ada")));
        ReferenceId one = added(told.get(0)).reference().id();
        ReferenceId two = added(told.get(1)).reference().id();
        ReferenceId stranger = new ReferenceId("stranger");
        var other = ((Readable) Texts.read(file("other.txt", Texts.text(9))))
                .parts()
                .getFirst()
                .fingerprint();
        catalogue.index().remove(one);
        catalogue.index().put(two, other);
        catalogue.index().put(stranger, other);
        catalogue.index().commit(catalogue.index().position());
        assertThat(catalogue.verify().first())
                .containsExactlyInAnyOrder(
                        new IndexReport.Difference(IndexReport.Fault.MISSING, one, Medium.TEXT),
                        new IndexReport.Difference(IndexReport.Fault.DIFFERENT, two, Medium.TEXT),
                        new IndexReport.Difference(IndexReport.Fault.EXTRA, stranger, Medium.TEXT));
        catalogue.close();
        List<Long> progress = new ArrayList<>();
        Catalogue.rebuild(home, settings, TextIndex::open, progress::add);
        assertThat(progress).containsExactly(3L);
        catalogue = opened(Access.READ);
        assertThat(catalogue.verify()).isEqualTo(new IndexReport(3, 3, 3, 0, List.of()));
    }

    @Test
    void refusesTheIndexOfAnotherDatabase() {
        catalogue.index().commit(99);
        catalogue.close();
        assertThatThrownBy(() -> opened(Access.WRITE))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("colophon index rebuild");
        Catalogue.rebuild(home, settings, TextIndex::open, _ -> {});
        catalogue = opened(Access.WRITE);
    }

    @Test
    void recordsWhatWasSeenOnceForEachPlaceAndContent() throws Exception {
        List<Registration> told =
                register(new Submission(file("one.txt", Texts.text(1)), by("Ada", "Song", "ada.example")));
        String place = "https://pirate.example/" + "long/".repeat(2000);
        Checked copy = checked(place, "Intro. " + Texts.text(1), 1);
        assertThat(catalogue.captures().isCurrent(place, copy.content().sha256(), 1))
                .isFalse();
        String id = catalogue.captures().record(copy).orElseThrow();
        assertThat(catalogue.captures().isCurrent(place, copy.content().sha256(), 1))
                .isTrue();
        assertThat(catalogue.captures().isCurrent(place, copy.content().sha256(), 2))
                .isFalse();
        assertThat(catalogue.captures().isCurrent(place + "x", copy.content().sha256(), 1))
                .isFalse();
        assertThat(catalogue.captures().record(checked(place, "Intro. " + Texts.text(1), 2)))
                .contains(id);
        assertThat(catalogue.captures().count()).isEqualTo(1);

        StoredSighting seen = catalogue.sightings().get(id.substring(0, 30));
        assertThat(seen.capture().place()).isEqualTo(place);
        assertThat(seen.capture().content()).isEqualTo(copy.content());
        assertThat(seen.capture().firstSeen()).isEqualTo(NOW.plusSeconds(1));
        assertThat(seen.capture().lastSeen()).isEqualTo(NOW.plusSeconds(2));
        assertThat(seen.capture().elapsed()).isEqualTo(Duration.ofMillis(12));
        assertThat(seen.matches()).singleElement().satisfies(match -> {
            assertThat(match.registered()).isEqualTo(added(told.getFirst()));
            assertThat(match.match()).isEqualTo(copy.sighting().matches().getFirst());
        });
        assertThat(seen.authorised()).isFalse();
        assertThat(catalogue.works().list(WorkQuery.ALL))
                .first()
                .extracting(WorkSummary::sightings)
                .isEqualTo(1);
    }

    @Test
    void listsSightingsNewestFirstAndByFilter() throws Exception {
        List<Registration> told = register(
                new Submission(file("one.txt", Texts.text(1)), by("Ada", "One", "ada.example")),
                new Submission(file("two.txt", Texts.text(2)), by("Ada", "Two")));
        catalogue.captures().record(checked("https://blog.ada.example/1", Texts.text(1), 1));
        catalogue.captures().record(checked("https://pirate.example/2", "Hm. " + Texts.text(2), 2));
        catalogue.captures().record(checked("https://pirate.example/none", Texts.text(7), 3));
        Sightings sightings = catalogue.sightings();
        assertThat(catalogue.captures().count()).isEqualTo(3);
        assertThat(sightings.count()).isEqualTo(2);
        assertThat(sightings.countByHost())
                .containsOnly(Map.entry(new Host("pirate.example"), 1), Map.entry(new Host("blog.ada.example"), 1));
        assertThat(places(sightings.list(SightingQuery.ALL)))
                .containsExactly("https://pirate.example/2", "https://blog.ada.example/1");
        assertThat(sightings.list(SightingQuery.ALL))
                .extracting(StoredSighting::authorised)
                .containsExactly(false, true);
        assertThat(places(sightings.list(new SightingQuery(
                        Optional.of(added(told.getFirst()).work().id()),
                        Grade.CANDIDATE,
                        Optional.empty(),
                        Optional.empty(),
                        9))))
                .containsExactly("https://blog.ada.example/1");
        assertThat(places(sightings.list(
                        new SightingQuery(Optional.empty(), Grade.EXACT, Optional.empty(), Optional.empty(), 9))))
                .containsExactly("https://blog.ada.example/1");
        assertThat(places(sightings.list(new SightingQuery(
                        Optional.empty(), Grade.CANDIDATE, Optional.of(NOW.plusSeconds(2)), Optional.of("pirate"), 9))))
                .containsExactly("https://pirate.example/2");
        assertThat(sightings.list(
                        new SightingQuery(Optional.empty(), Grade.CANDIDATE, Optional.empty(), Optional.empty(), 1)))
                .hasSize(1);
    }

    private static List<String> places(List<StoredSighting> sightings) {
        return sightings.stream().map(sighting -> sighting.capture().place()).toList();
    }

    @Test
    void whatNoLongerMatchesIsNoSighting() throws Exception {
        register(new Submission(file("one.txt", Texts.text(1)), by("Ada")));
        Checked copy = checked("https://pirate.example/", Texts.text(1), 1);
        catalogue.captures().record(copy);
        Sighting nothing = new Sighting(
                copy.sighting().found(),
                Optional.empty(),
                Optional.of("UNDECODABLE: with a NUL \0 in it"),
                OptionalLong.empty(),
                List.of(),
                List.of(),
                Duration.ZERO);
        assertThat(catalogue.captures().record(new Checked(nothing, copy.content(), 2)))
                .isEmpty();
        assertThat(catalogue.sightings().count()).isZero();
        assertThat(catalogue.captures().count()).isEqualTo(1);
    }

    @Test
    void whatWasCapturedBeforeIsMatchedWhenItsWorkIsRegistered() throws Exception {
        register(new Submission(file("one.txt", Texts.text(1)), by("Ada")));
        Checked first = rematchable("https://one.example/copy", Texts.text(2) + " and more");
        Checked mirror = rematchable("https://two.example/copy", Texts.text(2) + " and more");
        catalogue.captures().record(first);
        assertThat(catalogue
                        .captures()
                        .same(mirror.sighting().found(), first.content().sha256(), position()))
                .map(Sighting::matches)
                .contains(List.of());
        catalogue
                .captures()
                .record(new Checked(
                        catalogue
                                .captures()
                                .same(mirror.sighting().found(), first.content().sha256(), position())
                                .orElseThrow(),
                        mirror.content(),
                        position(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Appearance("https://two.example/", "a[href]")),
                        true));
        assertThat(catalogue.sightings().count()).isZero();

        register(new Submission(file("two.txt", Texts.text(2)), by("Ben")));
        assertThat(catalogue.rematch().waiting(NOW, position())).isEqualTo(1);
        List<String> told = new ArrayList<>();
        Rematch.Result result = catalogue
                .rematch()
                .run(
                        NOW,
                        position(),
                        fingerprints -> catalogue.index().search(fingerprints.getFirst(), SearchOptions.DEFAULT),
                        told::add);
        assertThat(result).isEqualTo(new Rematch.Result(1, 2, 0));
        assertThat(told).hasSize(2);
        assertThat(catalogue.sightings().list(SightingQuery.ALL))
                .allSatisfy(sighting -> assertThat(sighting.matches()).hasSize(1))
                .extracting(StoredSighting::pages)
                .containsExactlyInAnyOrder(List.of(), List.of(new Appearance("https://two.example/", "a[href]")));
        assertThat(catalogue.rematch().waiting(NOW, position())).isZero();
        assertThat(catalogue.rematch().waiting(NOW.plusSeconds(100), position() + 1))
                .isZero();
        assertThat(catalogue.rematch().forget(NOW.plusSeconds(100)))
                .as("matched fingerprints stay")
                .isZero();
    }

    private long position() {
        return catalogue.index().position();
    }

    private Checked rematchable(String place, String text) throws Exception {
        Checked checked = checked(place, text, position());
        List<Fingerprint> fingerprints =
                Texts.read(checked.sighting().found().path(), Role.COPY) instanceof Readable readable
                        ? List.of(readable.parts().getFirst().fingerprint())
                        : List.of();
        Sighting sighting = new Sighting(
                checked.sighting().found(),
                checked.sighting().medium(),
                Optional.empty(),
                OptionalLong.empty(),
                fingerprints,
                checked.sighting().matches(),
                Duration.ZERO);
        return new Checked(
                sighting, checked.content(), position(), Optional.empty(), Optional.empty(), Optional.empty(), true);
    }

    @Test
    void theSelfTestOfAMediumIsKeptAndHoldsItsMatchesBack() throws Exception {
        register(new Submission(file("one.txt", Texts.text(1)), by("Ada")));
        SelfTests tests = catalogue.selfTests();
        assertThat(tests.isDue(Medium.TEXT)).isTrue();
        Checked copy = checked("https://pirate.example/", Texts.text(1) + "and more", 1);
        assertThat(copy.sighting().matches()).extracting(Match::grade).containsExactly(Grade.STRONG);
        SelfTest failed = SelfTest.of(500, 0.2, 1.5);
        tests.record(Medium.TEXT, failed);
        assertThat(tests.last(Medium.TEXT)).contains(new SelfTests.Made(failed, NOW));
        assertThat(tests.isDue(Medium.TEXT)).isFalse();
        assertThat(checked("https://pirate.example/", Texts.text(1) + "and more", 1)
                        .sighting()
                        .matches())
                .extracting(Match::grade)
                .containsExactly(Grade.CANDIDATE);
        tests.record(Medium.TEXT, SelfTest.of(500, 0.05, 0));
        assertThat(tests.failed()).isEmpty();
    }

    @Test
    void theSoundOfACopyIsKeptWhileItMatches() throws Exception {
        register(new Submission(file("one.txt", Texts.text(1)), by("Ada")));
        Checked copy = checked("https://pirate.example/", Texts.text(1), 1);
        AudioFingerprint sound = new AudioFingerprint(
                AudioParameters.VERSION,
                new ContentDigest(ContentDigest.Basis.FILE, 1, 2),
                Optional.empty(),
                11_025,
                new int[] {3, 9},
                new short[] {1200, 5640},
                new byte[] {0, 7});
        Match heard = new Match(
                copy.sighting().matches().getFirst().reference(),
                Medium.AUDIO,
                Grade.STRONG,
                1e-9,
                new Coverage(1, 1),
                List.of(new Segment(new Span.Time(0, 1), new Span.Time(0, 1))),
                new AudioTransform(1, 0),
                new AudioExplanation(20, 30, 12, 4));
        Sighting sighting = new Sighting(
                copy.sighting().found(),
                Optional.of(Medium.AUDIO),
                Optional.empty(),
                OptionalLong.of(1_000),
                List.of(sound),
                List.of(heard),
                Duration.ZERO);
        String id = catalogue
                .captures()
                .record(new Checked(sighting, copy.content(), 1))
                .orElseThrow();
        Capture capture = catalogue.sightings().get(id).capture();
        assertThat(catalogue.captures().sound(capture)).contains(sound);
        catalogue.captures().record(copy);
        assertThat(catalogue.captures().sound(capture)).isEmpty();
    }

    @Test
    void findsWorksByOwnerKindAndTitle() throws Exception {
        register(
                new Submission(file("one.txt", Texts.text(1)), by("Ada", "Evening Song")),
                new Submission(file("two.txt", Texts.text(2)), by("Ben", "100 % Ä_b")));
        Works works = catalogue.works();
        assertThat(titles(works, new WorkQuery(Optional.of("Ada"), Optional.empty(), Optional.empty(), 9)))
                .containsExactly("Evening Song");
        assertThat(titles(works, new WorkQuery(Optional.empty(), Optional.of(Medium.TEXT), Optional.of("evening"), 9)))
                .containsExactly("Evening Song");
        assertThat(titles(works, new WorkQuery(Optional.empty(), Optional.of(Medium.AUDIO), Optional.empty(), 9)))
                .isEmpty();
        assertThat(titles(works, new WorkQuery(Optional.empty(), Optional.empty(), Optional.of("%"), 9)))
                .containsExactly("100 % Ä_b");
        assertThat(titles(works, new WorkQuery(Optional.empty(), Optional.empty(), Optional.empty(), 1)))
                .hasSize(1);
        assertThat(works.find("ffffffff")).isEmpty();
        assertThatThrownBy(() -> works.get("ffffffff"))
                .isInstanceOf(RegistryException.class)
                .hasMessage("no work has an id that begins with `ffffffff`: `colophon works` lists them");
        assertThatThrownBy(() -> works.get("0"))
                .isInstanceOf(RegistryException.class)
                .hasMessageStartingWith("more than one work");
    }

    private static List<String> titles(Works works, WorkQuery query) {
        return works.list(query).stream().map(line -> line.work().title()).toList();
    }
}
