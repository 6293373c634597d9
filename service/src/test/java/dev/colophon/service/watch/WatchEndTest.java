package dev.colophon.service.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchEndTest {

    /** Whoever ends the program keeps this for as long as it runs, and kept every crawl with it. */
    @Test
    void ofVisitsThatHaveEndedNothingIsKept() {
        AtomicInteger stopped = new AtomicInteger();
        WatchEnd end = new WatchEnd();
        end.by(stopped::incrementAndGet);
        end.come();
        end.ask();
        assertThat(stopped).hasValue(0);
    }
}
