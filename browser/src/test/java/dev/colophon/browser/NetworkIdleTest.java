package dev.colophon.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.browser.NetworkIdle.End;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class NetworkIdleTest {

    private static final long QUIET = Duration.ofMillis(50).toNanos();

    private final NetworkIdle idle = new NetworkIdle();

    private End wait(Duration most) throws InterruptedException {
        return idle.await(QUIET, System.nanoTime() + most.toNanos());
    }

    @Test
    void restsOnceLoadedAndQuietForAWhile() throws Exception {
        idle.loaded();
        long start = System.nanoTime();

        assertThat(wait(Duration.ofSeconds(10))).isEqualTo(End.AT_REST);
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(QUIET / 2);
    }

    @Test
    void doesNotRestBeforeItIsLoadedOrWhileSomethingIsOnItsWay() throws Exception {
        assertThat(wait(Duration.ofMillis(150))).isEqualTo(End.TIME_UP);
        idle.loaded();
        idle.begun();
        assertThat(wait(Duration.ofMillis(150))).isEqualTo(End.TIME_UP);
        idle.done();
        assertThat(wait(Duration.ofSeconds(10))).isEqualTo(End.AT_REST);
        idle.loading();
        assertThat(wait(Duration.ofMillis(150))).isEqualTo(End.TIME_UP);
    }

    @Test
    void whatBreaksEndsTheWaitAtOnce() throws Exception {
        Thread.ofVirtual().start(idle::broken);

        assertThat(wait(Duration.ofSeconds(15))).isEqualTo(End.BROKEN);
    }
}
