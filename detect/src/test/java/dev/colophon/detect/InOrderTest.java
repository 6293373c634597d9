package dev.colophon.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InOrderTest {

    @Test
    void resultsComeInTheOrderOfTheItemsWhateverFinishesFirst() {
        CountDownLatch secondIsDone = new CountDownLatch(1);
        List<Integer> results = new ArrayList<>();
        InOrder.forEach(
                IntStream.range(0, 100).iterator(),
                item -> {
                    if (item == 1) {
                        secondIsDone.countDown();
                    } else if (item == 0 && Runtime.getRuntime().availableProcessors() > 1) {
                        await(secondIsDone);
                    }
                    return item;
                },
                results::add);
        assertThat(results).isEqualTo(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void itemsAreTakenOnlyALittleAhead() {
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger furthestAhead = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        InOrder.forEach(
                IntStream.range(0, 1000).peek(_ -> taken.incrementAndGet()).iterator(),
                item -> item,
                _ -> furthestAhead.accumulateAndGet(taken.get() - done.incrementAndGet(), Math::max));
        assertThat(furthestAhead.get())
                .isLessThanOrEqualTo(2 * Runtime.getRuntime().availableProcessors() + 1); // the one in hand
    }

    @Test
    void aFailureOfTheWorkEndsItAndIsThrown() {
        assertThatThrownBy(() -> InOrder.forEach(
                        IntStream.range(0, 10).iterator(),
                        item -> {
                            throw new IllegalArgumentException("item " + item);
                        },
                        _ -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("item 0");
    }

    /** What the work uses is closed next: the index, the database. */
    @Test
    void workUnderWayHasEndedWhenAFailureIsThrown() {
        AtomicInteger working = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        assertThatThrownBy(() -> InOrder.forEach(
                        IntStream.range(0, 2).iterator(),
                        item -> {
                            if (item == 0 && Runtime.getRuntime().availableProcessors() > 1) {
                                await(begun);
                            } else if (item == 1) {
                                working.incrementAndGet();
                                begun.countDown();
                                long end = System.nanoTime() + 300_000_000;
                                while (System.nanoTime() < end) { // does not listen to interruptions
                                    Thread.onSpinWait();
                                }
                                working.decrementAndGet();
                            }
                            return item;
                        },
                        item -> {
                            throw new IllegalArgumentException("item " + item);
                        }))
                .hasMessage("item 0");
        assertThat(working).hasValue(0);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
