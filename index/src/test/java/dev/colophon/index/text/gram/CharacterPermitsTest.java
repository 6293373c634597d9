package dev.colophon.index.text.gram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CharacterPermitsTest {

    private final CharacterPermits permits = new CharacterPermits(100);

    @Test
    void twoLargeTextsAreNotWorkedOnAtTheSameTime() throws Exception {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> works = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                long length = i % 2 == 0 ? 60 : 20_000_000_000L;
                works.add(threads.submit(() -> permits.with(length, () -> {
                    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    return underWay.decrementAndGet();
                })));
            }
            for (Future<Integer> work : works) {
                work.get();
            }
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void smallTextsDoNotWaitForALargeOne() throws Exception {
        CountDownLatch large = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<String> first = threads.submit(() -> permits.with(90, () -> {
                large.countDown();
                await(end);
                return "large";
            }));
            large.await();
            Future<String> waiting = threads.submit(() -> permits.with(90, () -> "large, too"));
            assertThat(permits.with(5, () -> permits.with(5, () -> "small"))).isEqualTo("small");
            end.countDown();
            assertThat(first.get()).isEqualTo("large");
            assertThat(waiting.get()).isEqualTo("large, too");
        }
    }

    @Test
    void workThatFailsGivesItsPermitsBack() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> permits.with(100, () -> {
                        throw new IllegalStateException("failed");
                    }))
                    .hasMessage("failed");
        }
        assertThat(permits.<String>with(100, () -> "free")).isEqualTo("free");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
