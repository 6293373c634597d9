package dev.colophon.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class IdsTest {

    private final AtomicLong millis = new AtomicLong(0x0123_4567_89abL);
    private final Ids ids = new Ids(() -> Instant.ofEpochMilli(millis.get()), new SplittableRandom(7));

    @Test
    void isAUuidOfVersion7WithTheTimeInFront() {
        String id = ids.next();
        assertThat(id).startsWith("01234567-89ab-7");
        assertThat(UUID.fromString(id).version()).isEqualTo(7);
        assertThat(UUID.fromString(id).variant()).isEqualTo(2);
    }

    @Test
    void growsWithinAMillisecondAndWhenTheClockGoesBack() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            made.add(ids.next());
            if (i % 1000 == 0) {
                millis.addAndGet(i % 3000 == 0 ? -5 : 7);
            }
        }
        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void borrowsTheNextMillisecondWhenOneIsFull() {
        Ids greedy = new Ids(() -> Instant.ofEpochMilli(5), new LargestSteps());
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5_000_000; i++) {
            String id = greedy.next();
            if (i % 100_000 == 0) {
                made.add(id);
            }
        }
        assertThat(made).isSorted().doesNotHaveDuplicates();
        assertThat(made.getLast()).startsWith("00000000-0006-7");
    }

    @Test
    void idsOfOneRunDifferInTheirEnds() {
        Set<String> ends = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String id = ids.next();
            String end = id.substring(id.length() - Ids.TAIL);
            ends.add(end);
            assertThat(Ids.isMeant(id, end)).isTrue();
            assertThat(Ids.isMeant(id, end.substring(1))).isFalse();
            assertThat(Ids.isMeant(id, id.substring(0, 3))).isTrue();
        }
        assertThat(ends).hasSizeGreaterThan(990);
    }

    private static final class LargestSteps implements java.util.random.RandomGenerator {

        @Override
        public long nextLong() {
            return -1;
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    }
}
