package dev.colophon.service.resumable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.registry.work.Organisation;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.idempotency.ActReceipt;
import dev.colophon.service.resumable.AppendToUpload.Part;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import dev.colophon.store.DatabaseClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that come in parts, and are given up. */
class ExpireUploadsTest {

    private static final Actor ADA = new Actor(Organisation.FIRST, "ada");

    @TempDir
    Path folder;

    private Settings settings = Settings.of(new Variables(Map.of()));

    @BeforeEach
    void home() {
        settings = Settings.of(
                new Variables(Map.of(Settings.HOME, folder.resolve("home").toString())));
    }

    private UploadState begin(long length) {
        return new BeginUpload(settings, 1 << 20, ActReceipt.none())
                .begin(ADA, new BeginUpload.Request("film.bin", length, Optional.empty()));
    }

    private AppendToUpload.Result append(UploadState upload, long offset, int length) throws IOException {
        return new AppendToUpload(settings)
                .append(
                        ADA,
                        new Part(upload.id(), offset, length, Optional.empty()),
                        new ByteArrayInputStream(new byte[length]));
    }

    private int expire(Duration later) throws IOException {
        return new ExpireUploads(
                        settings, DatabaseClock.injected(() -> Instant.now().plus(later)))
                .expire(ADA);
    }

    private Path file(UploadState upload) {
        return UploadFolder.all(settings.home()).resolve(upload.id()).resolve("film.bin");
    }

    @Test
    void whatIsGivenUpIsDeletedAfterADayAndNothingElse() throws Exception {
        UploadState upload = begin(10);
        append(upload, 0, 4);
        assertThat(file(upload)).hasSize(4);
        assertThat(expire(Duration.ofHours(23))).isZero();
        assertThat(new FindUpload(settings).find(ADA, upload.id()).orElseThrow().received())
                .isEqualTo(4);
        assertThat(expire(Duration.ofHours(25))).isOne();
        assertThat(file(upload).getParent()).doesNotExist();
        assertThat(new FindUpload(settings).find(ADA, upload.id())).isEmpty();
        assertThat(append(upload, 4, 6)).isInstanceOf(AppendToUpload.Result.NotThere.class);
        assertThat(expire(Duration.ofHours(25))).isZero();
    }

    @Test
    void whatADeadProcessWasDeletingIsDeleted() throws Exception {
        Path stray = Files.createDirectories(UploadFolder.all(settings.home()).resolve("stray"));
        Files.write(stray.resolve("film.bin"), new byte[3]);
        begin(1);
        assertThat(expire(Duration.ZERO)).isOne();
        assertThat(stray).doesNotExist();
    }

    @Test
    void twoConnectionsDoNotSendTheSame() throws Exception {
        UploadState upload = begin(10);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        CompletableFuture<AppendToUpload.Result> first = CompletableFuture.supplyAsync(() -> {
            try {
                return new AppendToUpload(settings)
                        .append(ADA, new Part(upload.id(), 0, 10, Optional.empty()), new InputStream() {

                            @Override
                            public int read() throws IOException {
                                return read(new byte[1], 0, 1);
                            }

                            @Override
                            public int read(byte[] bytes, int from, int count) throws IOException {
                                begun.countDown();
                                try {
                                    goesOn.await();
                                } catch (InterruptedException e) {
                                    throw new IOException(e);
                                }
                                return count;
                            }
                        });
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        begun.await();
        assertThatThrownBy(() -> append(upload, 0, 10))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("another connection sends this upload");
        assertThatThrownBy(() -> new CancelUpload(settings).cancel(ADA, upload.id()))
                .isInstanceOf(ServiceException.class);
        goesOn.countDown();
        assertThat(first.join()).isInstanceOf(AppendToUpload.Result.Taken.class);
        try (TakenUploads taken = new UploadedFiles(settings).take(ADA, List.of(upload.id()))) {
            assertThat(taken.files())
                    .singleElement()
                    .satisfies(file -> assertThat(file).hasSameBinaryContentAs(file(upload)));
        }
    }

    @Test
    void bytesThatNobodyAcknowledgedAreWrittenOver() throws Exception {
        UploadState upload = begin(10);
        append(upload, 0, 4);
        Files.write(file(upload), new byte[9]); // of a process that was killed before it acknowledged them
        append(upload, 4, 6);
        assertThat(file(upload)).hasSize(10);
        Files.write(file(upload), new byte[2]);
        UploadState other = begin(10);
        append(other, 0, 4);
        Files.write(file(other), new byte[2]);
        assertThatThrownBy(() -> append(other, 4, 6))
                .as("acknowledged bytes that are not here are not made up")
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("not in this home");
    }

    @Test
    void anEmptyFileIsAFile() throws Exception {
        UploadState upload = begin(0);
        assertThat(upload.isComplete()).isTrue();
        try (TakenUploads taken = new UploadedFiles(settings).take(ADA, List.of(upload.id()))) {
            assertThat(taken.files())
                    .singleElement()
                    .satisfies(file -> assertThat(file).isEmptyFile().hasFileName(upload.name()));
        }
    }
}
