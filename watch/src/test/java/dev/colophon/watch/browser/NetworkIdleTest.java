package dev.colophon.watch.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.watch.browser.NetworkIdle.End;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class NetworkIdleTest {

    private static final long QUIET = Duration.ofMillis(50).toNanos();

    private final NetworkIdle stillness = new NetworkIdle();

    private End wait(Duration most) throws InterruptedException {
        return stillness.await(QUIET, System.nanoTime() + most.toNanos());
    }

    @Test
    void restsOnceLoadedAndQuietForAWhile() throws Exception {
        stillness.loaded();
        long start = System.nanoTime();

        assertThat(wait(Duration.ofSeconds(10))).isEqualTo(End.AT_REST);
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(QUIET / 2);
    }

    @Test
    void doesNotRestBeforeItIsLoadedOrWhileSomethingIsOnItsWay() throws Exception {
        assertThat(wait(Duration.ofMillis(150))).isEqualTo(End.TIME_UP);
        stillness.loaded();
        stillness.begun();
        assertThat(wait(Duration.ofMillis(150))).isEqualTo(End.TIME_UP);
        stillness.done();
        assertThat(wait(Duration.ofSeconds(10))).isEqualTo(End.AT_REST);
        stillness.loading();
        assertThat(wait(Duration.ofMillis(150))).isEqualTo(End.TIME_UP);
    }

    @Test
    void whatBreaksEndsTheWaitAtOnce() throws Exception {
        Thread.ofVirtual().start(stillness::broken);

        assertThat(wait(Duration.ofSeconds(15))).isEqualTo(End.BROKEN);
    }
}
