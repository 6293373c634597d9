package dev.colophon.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.http.guard.AllowList;
import dev.colophon.index.Grade;
import dev.colophon.registry.registration.Registration;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.WorkQuery;
import dev.colophon.samples.text.Stories;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.catalogue.CatalogueItem;
import dev.colophon.service.catalogue.FindItem;
import dev.colophon.service.catalogue.ListSightings;
import dev.colophon.service.catalogue.ListWorks;
import dev.colophon.service.catalogue.ListedWork;
import dev.colophon.service.registration.PreviewRegistration;
import dev.colophon.service.registration.RegisterWorks;
import dev.colophon.service.registration.RegistrationRequest;
import dev.colophon.service.registration.RegistrationResult;
import dev.colophon.service.registration.RegistrationSummary;
import dev.colophon.service.scan.CheckFiles;
import dev.colophon.service.scan.Finding;
import dev.colophon.service.scan.ScanSources;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import dev.colophon.sightings.SightingQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job as a door does it that is no command line. */
class UseCasesTest {

    private static final Actor ADA = new Actor(Organisation.FIRST, "ada");

    @TempDir
    Path folder;

    private Settings settings = Settings.of(new Variables(Map.of()));
    private Path work = Path.of("");

    @BeforeEach
    void home() throws IOException {
        settings = Settings.of(
                new Variables(Map.of(Settings.HOME, folder.resolve("home").toString())));
        work = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
    }

    private RegistrationRequest request(String title) {
        return new RegistrationRequest(
                List.of(work),
                Optional.empty(),
                List.of(),
                Optional.of("Ada Example"),
                Optional.of(title),
                Optional.empty(),
                List.of());
    }

    private RecordingListener<RegistrationResult> register(String title) {
        RecordingListener<RegistrationResult> listener = new RecordingListener<>();
        RegistrationSummary summary = new RegisterWorks(settings).register(ADA, request(title), listener);
        assertThat(summary.failed()).isFalse();
        return listener;
    }

    @Test
    void whatIsRegisteredIsFoundAndListed() throws IOException {
        assertThat(register("Leaf").told()).containsExactly("begins 1", "advances " + work, "result");

        Path copy = Files.writeString(folder.resolve("copy.txt"), "Found.\n" + Stories.theLastLeaf());
        RecordingListener<Finding> checked = new RecordingListener<>();
        new CheckFiles(settings).check(ADA, List.of(copy), true, checked);
        assertThat(checked.told()).containsExactly("begins 1", "advances " + copy, "result");
        assertThat(checked.results().getFirst().matches()).isNotEmpty();
        assertThat(new ListSightings(settings)
                        .list(ADA, SightingQuery.ALL, Optional.empty(), checked)
                        .orElseThrow()
                        .sightings())
                .as("a check keeps nothing")
                .isEmpty();

        ScanSources.Request sources =
                new ScanSources.Request(List.of(copy.toString(), "ftp://example.org/"), false, AllowList.none());
        RecordingListener<ScanSources.Result> scanned = new RecordingListener<>();
        assertThat(new ScanSources(settings).scan(ADA, sources, scanned)).isTrue();
        assertThat(scanned.results())
                .hasAtLeastOneElementOfType(ScanSources.Result.NotRead.class)
                .hasAtLeastOneElementOfType(ScanSources.Result.Met.class);

        List<ListedWork> works =
                new ListWorks(settings).list(ADA, WorkQuery.ALL, scanned).orElseThrow();
        assertThat(works).extracting(listed -> listed.summary().sightings()).containsExactly(1);
        String id = works.getFirst().summary().work().id();
        assertThat(new FindItem(settings).find(ADA, id, _ -> {})).isInstanceOf(CatalogueItem.OfWork.class);
        assertThat(new ListSightings(settings)
                        .list(
                                ADA,
                                new SightingQuery(
                                        Optional.of(id.substring(0, 20)),
                                        Grade.STRONG,
                                        Optional.empty(),
                                        Optional.empty(),
                                        9),
                                Optional.empty(),
                                scanned)
                        .orElseThrow()
                        .sightings())
                .hasSize(1);
    }

    @Test
    void aPreviewChangesNothing() {
        RecordingListener<RegistrationResult> preview = new RecordingListener<>();
        assertThat(new PreviewRegistration(settings)
                        .preview(ADA, request("Leaf"), preview)
                        .wouldRegister())
                .isEqualTo(1);
        assertThat(Files.exists(folder.resolve("home"))).isFalse();

        register("Leaf");
        RecordingListener<RegistrationResult> update = new RecordingListener<>();
        assertThat(new PreviewRegistration(settings)
                        .preview(ADA, request("Last Leaf"), update)
                        .outcomes())
                .containsExactly(Map.entry(Registration.Outcome.UPDATED, 1));
        assertThat(update.results()).hasOnlyElementsOfType(RegistrationResult.WouldUpdate.class);
    }

    @Test
    void whereNothingIsStoredThatIsSaid() {
        RecordingListener<Finding> listener = new RecordingListener<>();
        assertThat(new ListWorks(settings).list(ADA, WorkQuery.ALL, listener)).isEmpty();
        assertThat(listener.told()).singleElement().asString().contains("nothing is registered yet");
        assertThatThrownBy(() -> new CheckFiles(settings).check(ADA, List.of(work), true, listener))
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        failure -> assertThat(failure.category()).isEqualTo(Category.ENVIRONMENT));
        assertThatThrownBy(() -> new FindItem(settings).find(ADA, "0193", _ -> {}))
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        failure -> assertThat(failure.category()).isEqualTo(Category.REFUSED));
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        RegistrationRequest odd = new RegistrationRequest(
                List.of(work),
                Optional.empty(),
                List.of(),
                Optional.of(" "),
                Optional.empty(),
                Optional.of("Sell"),
                List.of());
        assertThatThrownBy(() -> new RegisterWorks(settings).register(ADA, odd, new RecordingListener<>()))
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        failure -> assertThat(failure.category()).isEqualTo(Category.USAGE))
                .hasMessageContaining("unknown policy");
    }
}
