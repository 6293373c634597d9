package dev.colophon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    Path folder;

    @Test
    void isTheFolderThatIsNamedOrBesideUs() {
        assertThat(Home.of(Optional.of(folder)).database()).isEqualTo(folder.resolve("colophon.db"));
        assertThat(Home.of(Optional.empty()).folder())
                .isEqualTo(Path.of("colophon-data").toAbsolutePath());
    }

    @Test
    void saysWhyItCannotBeMade() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        assertThatThrownBy(() -> new Home(file).create())
                .isInstanceOf(StoreException.class)
                .hasMessage("cannot write in " + file + ": " + file
                        + " is not a folder; make it writable or name another " + "folder with COLOPHON_HOME");
        assertThatThrownBy(() -> new Home(file.resolve("under")).create())
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.NOT_WRITABLE))
                .hasMessageContaining("COLOPHON_HOME");
    }

    @Test
    void oneHolderAtATime() {
        Home home = new Home(folder.resolve("home"));
        try (HomeLock _ = home.lock("register")) {
            assertThatThrownBy(() -> home.lock("scan"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(
                            "`register` (process " + ProcessHandle.current().pid() + ", since ");
        }
        home.lock("scan").close();
    }

    @Test
    void waitsForTheHolderAndSaysSo() throws Exception {
        Home home = new Home(folder.resolve("home"));
        List<String> said = new ArrayList<>();
        CountDownLatch waiting = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            HomeLock first = home.lock("register");
            var second = threads.submit(() -> home.lock("scan", Duration.ofMinutes(1), line -> {
                said.add(line);
                waiting.countDown();
            }));
            waiting.await();
            first.close();
            second.get().close();
        }
        assertThat(said).singleElement().asString().startsWith("waiting for `register` (process ");
    }
}
