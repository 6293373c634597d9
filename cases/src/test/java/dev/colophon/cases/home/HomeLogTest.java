package dev.colophon.cases.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.log.LogKey;
import dev.colophon.evidence.log.verify.VerifierKey;
import dev.colophon.store.Home;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLogTest {

    private static final InstantSource CLOCK = InstantSource.system();
    private static final int AT_ONCE = 8;

    @TempDir
    Path folder;

    @Test
    @Tag("full")
    void whoBeginsItAtOneTimeHasTheSameLog() throws Exception {
        for (int home = 0; home < 10; home++) {
            Home fresh = new Home(folder.resolve("home-" + home));
            CountDownLatch start = new CountDownLatch(1);
            Callable<VerifierKey> begin = () -> {
                start.await();
                return HomeLog.openOrBegin(fresh, CLOCK).key();
            };
            Set<VerifierKey> keys = new HashSet<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
                List<Future<VerifierKey>> logs = new ArrayList<>();
                for (int i = 0; i < AT_ONCE; i++) {
                    logs.add(threads.submit(begin));
                }
                start.countDown();
                for (Future<VerifierKey> log : logs) {
                    keys.add(log.get());
                }
            }
            assertThat(keys).hasSize(1);
        }
    }

    /** The log got another name, and refused the key for ever. */
    @Test
    void aKeyThatWasLeftBehindIsUsed() {
        Home home = new Home(folder.resolve("home"));
        LogKey key = LogKey.generate("colophon-log/left");
        key.write(home.createKeys().resolve("log.key"));
        assertThat(HomeLog.openOrBegin(home, CLOCK).key()).isEqualTo(key.verifier());
    }
}
