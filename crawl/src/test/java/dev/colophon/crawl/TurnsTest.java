package dev.colophon.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TurnsTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    @Test
    @Timeout(60)
    void nobodyWaitsForATurnInWhichNothingIsUnderWay() throws Exception {
        Turns turns = new Turns(LONG);
        turns.await(LONG);
        turns.granted(2);
        turns.ended();
        turns.ended();
        turns.begin();
        turns.await(LONG);
    }

    @Test
    @Timeout(60)
    void theLastVisitThatEndsIsTheEndOfTheTurn() throws Exception {
        Turns turns = new Turns(LONG);
        turns.granted(2);
        turns.ended();
        turns.begin();
        Thread other = Thread.ofPlatform().start(() -> {
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            turns.ended();
        });
        turns.await(LONG);
        other.join();
    }

    @Test
    @Timeout(60)
    void aHostThatIsReadySoonerIsNotKeptWaiting() throws Exception {
        Turns turns = new Turns(LONG);
        turns.granted(1);
        turns.begin();
        turns.await(Duration.ofMillis(20));
    }

    @Test
    void transactionsAreApartWhileVisitsGoOn() throws Exception {
        Turns turns = new Turns(Duration.ofMillis(100));
        turns.granted(1);
        long start = System.nanoTime();
        turns.begin();
        turns.await(LONG);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }
}
