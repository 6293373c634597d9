package dev.colophon.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.detect.Readable;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.Grade;
import dev.colophon.index.IndexException;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SelfTest;
import dev.colophon.index.text.TextIndex;
import dev.colophon.media.tag.Tags;
import dev.colophon.registry.registration.Registration;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.store.Database;
import dev.colophon.store.HomeLock;
import dev.colophon.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** How the index and its self-test follow the database, on every database. */
abstract class RegistryIndexContract extends OpenCatalogue {

    private static void copy(Path from, Path to) throws Exception {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
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

    /** Otherwise nobody could write until the process ends. */
    @Test
    void theIndexIsLetGoWhenTheDatabaseFailsJustThen() {
        catalogue.database().change(dsl -> dsl.execute("alter table index_head rename to index_away"));
        catalogue.close();
        for (Access access : Access.values()) {
            assertThatThrownBy(() -> opened(access)).isInstanceOf(StoreException.class);
        }
        try (Database database = Database.open(home, settings)) {
            database.change(dsl -> dsl.execute("alter table index_away rename to index_head"));
        }
        catalogue = opened(Access.WRITE);
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

    /** As another machine does, whose index is elsewhere. */
    @Test
    void whatIsRegisteredWhileTheIndexIsMadeAnewIsInIt() throws Exception {
        register(new Submission(file("one.txt", Texts.text(1)), by("Ada")));
        Path two = file("two.txt", Texts.text(2));
        catalogue.close();
        catalogue = Catalogue.open(
                home,
                settings,
                Access.WRITE,
                (_, access) -> TextIndex.open(folder.resolve("elsewhere"), access),
                () -> NOW);
        Catalogue.rebuild(home, settings, TextIndex::open, put -> {
            if (put == 1) {
                register(new Submission(two, by("Ada")));
            }
        });
        try (FingerprintIndex anew = TextIndex.open(home.index(), Access.READ)) {
            assertThat(anew.position()).isEqualTo(2);
            assertThat(anew.stats().media().getFirst().references()).isEqualTo(2);
        }
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
    void theIndexOfAnotherHomeIsRefusedAlsoWhereItHasFewerChanges() throws Exception {
        register(new Submission(file("one.txt", Texts.text(1)), by("Ada")));
        catalogue.database().change(dsl -> dsl.execute("update index_head set database = 'another'"));
        catalogue.close();
        for (Access access : Access.values()) {
            assertThatThrownBy(() -> opened(access))
                    .isInstanceOf(IndexException.class)
                    .hasMessageContaining("another home");
        }
        Catalogue.rebuild(home, settings, TextIndex::open, _ -> {});
        catalogue = opened(Access.WRITE);
        assertThat(catalogue.index().database()).contains("another");
    }

    @Test
    void anIndexThatLacksWhatWasRegisteredAWhileAgoIsNotSearched() throws Exception {
        register(new Submission(file("one.txt", Texts.text(1)), by("Ada")));
        catalogue.close();
        Files.move(home.index(), folder.resolve("away"));
        try (HomeLock _ = home.lock("register");
                Database database = Database.open(home, settings)) {
            CurrentIndex late =
                    new CurrentIndex(home, database, TextIndex::open, () -> NOW.plusSeconds(60), Duration.ofMillis(1));
            assertThatThrownBy(() -> late.open(Access.READ))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("lacks 1 changes of what is registered");
            // Whoever registers it is about to commit.
            new CurrentIndex(home, database, TextIndex::open, () -> NOW, Duration.ofMillis(1))
                    .open(Access.READ)
                    .close();
        }
        catalogue = opened(Access.READ);
        assertThat(search(file("copy.txt", Texts.text(1)))).hasSize(1);
    }

    @Test
    void whatIsRegisteredIsFoundWhileTheNextFileTakesItsTime() throws Exception {
        Path slow = file("two.txt", Texts.text(2));
        Path copy = file("copy.txt", Texts.text(1) + "and more");
        AtomicBoolean found = new AtomicBoolean();
        register(
                Organisation.FIRST,
                file -> {
                    if (file.equals(slow)) {
                        long deadline =
                                System.nanoTime() + Duration.ofSeconds(20).toNanos();
                        while (search(copy).isEmpty() && System.nanoTime() < deadline) {
                            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                        }
                        found.set(!search(copy).isEmpty());
                    }
                    return Tags.NONE;
                },
                new Submission(file("one.txt", Texts.text(1)), by("Ada")),
                new Submission(slow, by("Ada")));
        assertThat(found).isTrue();
    }

    @Test
    void theSelfTestOfAMediumIsKeptAndHoldsItsMatchesBack() throws Exception {
        register(new Submission(file("one.txt", Texts.text(1)), by("Ada")));
        SelfTests tests = catalogue.selfTests();
        assertThat(tests.isDue(Medium.TEXT)).isTrue();
        Path copy = file("copy.txt", Texts.text(1) + "and more");
        assertThat(search(copy)).extracting(Match::grade).containsExactly(Grade.STRONG);
        SelfTest failed = SelfTest.of(500, 0.2, 1.5);
        tests.record(Medium.TEXT, failed);
        assertThat(tests.last(Medium.TEXT)).contains(new SelfTests.Made(failed, NOW));
        assertThat(tests.isDue(Medium.TEXT)).isFalse();
        assertThat(search(copy)).extracting(Match::grade).containsExactly(Grade.CANDIDATE);
        tests.record(Medium.TEXT, SelfTest.of(500, 0.05, 0));
        assertThat(tests.failed()).isEmpty();
    }
}
