package dev.colophon.crawl.frontier.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KnownPlacesTest {

    private static final long SEED = 20261129;

    @Test
    void nearlyAllOfAMillionPlacesAreKnownAndNoneThatWasNotAdded() {
        KnownPlaces known = new KnownPlaces();
        List<Long> added = new Random(SEED).longs(1_000_000).boxed().toList();
        known.addAll(added);
        assertThat(added.stream().filter(known::contains).count()).isGreaterThan(950_000);
        assertThat(new Random(SEED + 1).longs(100_000).filter(known::contains).count())
                .isZero();
    }

    @Test
    void aSourceThatWasRemovedMayBeAddedAgain() {
        KnownPlaces known = new KnownPlaces();
        known.addAll(List.of(4711L));
        known.clear();
        assertThat(known.contains(4711L)).isFalse();
    }
}
