package dev.colophon.registry;

import static dev.colophon.store.schema.tables.Organisation.ORGANISATION;

import dev.colophon.detect.Readable;
import dev.colophon.fingerprint.Role;
import dev.colophon.index.Access;
import dev.colophon.index.Match;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.text.TextIndex;
import dev.colophon.media.tag.Tags;
import dev.colophon.registry.history.WorkEvents;
import dev.colophon.registry.registration.ReferenceMoveListener;
import dev.colophon.registry.registration.Registered;
import dev.colophon.registry.registration.Registration;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Policy;
import dev.colophon.registry.work.WorkDetails;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import dev.colophon.store.Ids;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A catalogue of a new database, open for writing, for each test. */
public abstract class OpenCatalogue {

    protected static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    protected Path folder;

    protected DatabaseSettings settings = DatabaseSettings.SQLITE;
    protected Home home = new Home(Path.of("unset"));
    protected Catalogue catalogue;

    /** Settings that name a new, empty database. */
    protected abstract DatabaseSettings freshDatabase();

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

    protected Catalogue opened(Access access) {
        return Catalogue.open(home, settings, access, TextIndex::open, () -> NOW);
    }

    protected void reopen() {
        catalogue.close();
        catalogue = opened(Access.WRITE);
    }

    protected static WorkDetails by(String owner) {
        return new WorkDetails(owner, Optional.empty(), Optional.of(Policy.REPORT_USAGE), List.of());
    }

    protected static WorkDetails by(String owner, String title, String... hosts) {
        return new WorkDetails(
                owner,
                Optional.of(title),
                Optional.empty(),
                Arrays.stream(hosts).map(Host::parse).toList());
    }

    protected Path file(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    protected List<Registration> register(Submission... submissions) {
        return register(Organisation.FIRST, submissions);
    }

    protected List<Registration> register(Organisation organisation, Submission... submissions) {
        return register(organisation, _ -> Tags.NONE, submissions);
    }

    protected List<Registration> register(
            Organisation organisation, Function<Path, Tags> tags, Submission... submissions) {
        List<Registration> told = new ArrayList<>();
        Ids ids = new Ids(() -> NOW);
        new Registrar(
                        catalogue.database(),
                        organisation,
                        catalogue.index(),
                        Texts::read,
                        tags,
                        new WorkEvents(ids, () -> NOW, "Mo"),
                        moves())
                .register(List.of(submissions).iterator(), told::add);
        return told;
    }

    /** Told of files that go to another work. */
    protected ReferenceMoveListener moves() {
        return (_, _, _, _) -> {};
    }

    /** An organisation beside the first. */
    protected Organisation another(String name) {
        Organisation organisation = new Organisation(catalogue.ids().next(), name);
        catalogue
                .database()
                .change(dsl -> dsl.insertInto(ORGANISATION)
                        .set(ORGANISATION.ID, organisation.id())
                        .set(ORGANISATION.NAME, organisation.name())
                        .set(ORGANISATION.CREATED_AT, NOW.toEpochMilli())
                        .execute());
        return organisation;
    }

    protected static Registered added(Registration registration) {
        return ((Registration.Added) registration).registered();
    }

    /** What a text shares with registered works. */
    protected List<Match> search(Path copy) {
        return Texts.read(copy, Role.COPY) instanceof Readable readable
                ? catalogue.index().search(readable.parts().getFirst().fingerprint(), SearchOptions.DEFAULT)
                : List.of();
    }
}
