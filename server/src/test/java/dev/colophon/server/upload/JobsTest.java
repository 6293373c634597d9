package dev.colophon.server.upload;

import static dev.colophon.store.schema.tables.Task.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.IndexException;
import dev.colophon.samples.text.Stories;
import dev.colophon.server.ServedHome;
import dev.colophon.service.job.JobOrder;
import dev.colophon.service.job.Obstacle;
import dev.colophon.service.session.ScratchFolder;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import dev.colophon.store.Database;
import dev.colophon.store.HomeLock;
import dev.colophon.store.StoreException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was accepted is done, whatever is in the way for a while. */
class JobsTest {

    @TempDir
    Path folder;

    private Settings settings;

    @BeforeEach
    void open() {
        settings = Settings.of(
                new Variables(Map.of(Settings.HOME, folder.resolve("home").toString())));
        Database.open(settings.home(), settings.database()).close();
    }

    private Job accepted(Jobs jobs, String name) throws Exception {
        Path file = Files.writeString(
                Files.createTempDirectory(folder, "up").resolve(name + ".txt"), name + Stories.theLastLeaf());
        return jobs.begin(
                ServedHome.ADA,
                new JobOrder.Register(Optional.of("Ada"), Optional.empty()),
                new Upload(ScratchFolder.create("colophon-upload"), List.of(file), Optional.empty()));
    }

    private List<Integer> attempts() {
        try (Database database = Database.open(settings.home(), settings.database())) {
            return database.read(dsl ->
                    dsl.select(TASK.ATTEMPTS).from(TASK).orderBy(TASK.ATTEMPTS).fetch(TASK.ATTEMPTS));
        }
    }

    @Test
    void thoseThatOnlyWaitForTheirTurnAreNotCountedAsWorkedOn() throws Exception {
        List<Job> all = new ArrayList<>();
        try (Jobs jobs = new Jobs(settings)) {
            try (HomeLock _ = settings.home().lock("another command")) {
                for (String name : List.of("one", "two", "three")) {
                    all.add(accepted(jobs, name));
                }
                Awaitility.await().untilAsserted(() -> assertThat(attempts()).containsExactly(0, 0, 1));
            }
            for (Job job : all) {
                assertThat(job.await(Duration.ofMinutes(1))).isTrue();
                assertThat(job.isFailed()).isFalse();
            }
        }
        assertThat(attempts()).isEmpty();
    }

    @Test
    void whatIsAcceptedWaitsForTheIndexAndIsThenDone() throws Exception {
        try (Jobs jobs = new Jobs(settings, Duration.ofMillis(50))) {
            FingerprintIndex held = settings.indexes().apply(settings.home().index(), Access.WRITE);
            Job job = accepted(jobs, "one");
            Awaitility.await().untilAsserted(() -> {
                assertThat(jobs.obstacle(job.id())).contains(Obstacle.INDEX);
                assertThat(attempts()).containsExactly(0);
            });
            assertThat(job.state().failure()).isEmpty();
            held.close();
            assertThat(job.await(Duration.ofMinutes(1))).isTrue();
            assertThat(job.isFailed()).isFalse();
            assertThat(job.state().stored()).isEqualTo(1);
            assertThat(job.state().done()).isEqualTo(1);
            assertThat(jobs.findKept(ServedHome.ADA, job.id()).orElseThrow().isFailed())
                    .isFalse();
        }
    }

    @Test
    void whatIsNotTheFaultOfAFileIsToldFromWhatIs() {
        assertThat(Obstacle.of(new IndexException("x", new IOException("No space left on device"))))
                .contains(Obstacle.DISK);
        assertThat(Obstacle.of(new FileSystemException("a", null, "No space left on device")))
                .contains(Obstacle.DISK);
        assertThat(Obstacle.of(new StoreException(StoreException.Reason.UNREACHABLE, "x")))
                .contains(Obstacle.DATABASE);
        assertThat(Obstacle.of(new StoreException(StoreException.Reason.FAILED, "x")))
                .isEmpty();
        assertThat(Obstacle.of(new IOException("not a picture"))).isEmpty();
    }
}
