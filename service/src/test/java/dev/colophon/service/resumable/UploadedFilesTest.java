package dev.colophon.service.resumable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.registry.work.Organisation;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.idempotency.ActReceipt;
import dev.colophon.service.resumable.AppendToUpload.Part;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import dev.colophon.service.upload.UploadIntake;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that came in parts, for several requests at once. */
class UploadedFilesTest {

    private static final Actor ADA = new Actor(Organisation.FIRST, "ada");
    private static final Actor BEN = new Actor(Organisation.FIRST, "ben");
    private static final byte[] FILM = "a film".getBytes(UTF_8);

    @TempDir
    Path folder;

    private Settings settings = Settings.of(new Variables(Map.of()));

    @BeforeEach
    void home() {
        settings = Settings.of(
                new Variables(Map.of(Settings.HOME, folder.resolve("home").toString())));
    }

    private String upload(byte[] bytes) throws IOException {
        String id = new BeginUpload(settings, 1 << 20, ActReceipt.none())
                .begin(ADA, new BeginUpload.Request("film.bin", bytes.length, Optional.empty()))
                .id();
        if (bytes.length > 0) {
            var _ = new AppendToUpload(settings)
                    .append(ADA, new Part(id, 0, bytes.length, Optional.empty()), new ByteArrayInputStream(bytes));
        }
        return id;
    }

    private TakenUploads take(String... ids) throws IOException {
        return new UploadedFiles(settings).take(ADA, List.of(ids));
    }

    private List<Path> left(String name) throws IOException {
        Path all = settings.home().uploads().resolve(name);
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(all)) {
            return inside.toList();
        }
    }

    private static void isRefused(Callable<?> asked, Category category, String why) {
        assertThatThrownBy(asked::call).isInstanceOfSatisfying(ServiceException.class, refusal -> {
            assertThat(refusal.category()).isEqualTo(category);
            assertThat(refusal).hasMessageContaining(why);
        });
    }

    @Test
    void twentyAtOnceEachHaveAFileOfTheirOwnAlsoWhenTheFirstIsDone() throws Exception {
        String film = upload(FILM);
        String nothing = upload(new byte[0]);
        List<TakenUploads> taken = new ArrayList<>();
        CyclicBarrier together = new CyclicBarrier(20);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<TakenUploads>> asked = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                asked.add(threads.submit(() -> {
                    together.await();
                    return take(film, nothing, film);
                }));
            }
            for (Future<TakenUploads> one : asked) {
                taken.add(one.get());
            }
        }
        new UseUpload(settings).use(ADA, film);
        new UseUpload(settings).use(ADA, film);
        new UseUpload(settings).use(ADA, nothing);
        assertThat(left(".resumable")).isEmpty();
        for (TakenUploads one : taken) {
            assertThat(one.files())
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly("film.bin", "film.bin");
            assertThat(one.files().getFirst()).hasBinaryContent(FILM);
            assertThat(one.files().getLast()).isEmptyFile();
            one.close();
        }
        assertThat(left(".taken")).isEmpty();
        isRefused(() -> take(film), Category.BUSY, "was used by another request");
        isRefused(() -> take(nothing), Category.BUSY, "was used by another request");
        assertThat(left(".taken")).isEmpty();
    }

    @Test
    void whatIsUsedIsNoUploadAnyMoreAndTakesNoRoom() throws Exception {
        String film = upload(FILM);
        take(film).close();
        take(film).close();
        isRefused(() -> new UploadedFiles(settings).take(BEN, List.of(film)), Category.REFUSED, "there is no upload `");
        new UseUpload(settings).use(BEN, film);
        take(film).close();
        new UseUpload(settings).use(ADA, film);
        isRefused(() -> new UploadedFiles(settings).take(BEN, List.of(film)), Category.REFUSED, "there is no upload `");
        assertThat(new FindUpload(settings).find(ADA, film)).isEmpty();
        assertThat(new CancelUpload(settings).cancel(ADA, film)).isFalse();
        isRefused(() -> take(film), Category.BUSY, "was used by another request");
        for (int i = 0; i < BeginUpload.MOST_LARGEST; i++) { // as many of the largest as may be on their way
            assertThat(new BeginUpload(settings, FILM.length, ActReceipt.none())
                            .begin(ADA, new BeginUpload.Request("film.bin", FILM.length, Optional.empty()))
                            .received())
                    .isZero();
        }
    }

    /** As a kill leaves it: the lock of whoever took it is free, and between row and bytes a used one lies there still. */
    @Test
    void whatADeadProcessHasTakenOrUsedIsDeletedAndWhatALivingOneHasStays() throws Exception {
        Path all = settings.home().createFolder(settings.home().uploads().resolve(".taken"));
        Path dead = Files.createDirectories(all.resolve("dead").resolve("0"));
        Files.write(dead.resolve("film.bin"), FILM);
        Files.createFile(all.resolve("dead.alive"));
        String film = upload(FILM);
        try (TakenUploads living = take(film)) {
            try (UploadFolder _ = UploadFolder.require(settings.home(), film)) { // whose process is killed
                new UseUpload(settings).use(ADA, film);
            }
            assertThat(left(".resumable")).hasSize(1);
            assertThat(new ExpireUploads(settings).expire(Actor.local())).isEqualTo(1);
            assertThat(left(".resumable")).isEmpty();
            assertThat(living.files().getFirst()).hasBinaryContent(FILM);
            assertThat(left(".taken")).hasSize(2);
        }
        Files.createFile(all.resolve(".coming"));
        try (UploadIntake _ = UploadIntake.open(settings)) {
            assertThat(left(".taken")).isEmpty();
        }
    }
}
