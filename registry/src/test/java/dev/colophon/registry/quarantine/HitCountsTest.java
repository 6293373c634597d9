package dev.colophon.registry.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.index.ReferenceId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class HitCountsTest {

    private static HitCounts counts(int references, IntUnaryOperator hits) {
        Map<ReferenceId, Integer> counts = new HashMap<>();
        for (int i = 0; i < references; i++) {
            counts.put(new ReferenceId("%04d".formatted(i)), hits.applyAsInt(i));
        }
        return new HitCounts(counts);
    }

    @Test
    void whatIsAboveThe995thPercentileIsExcessive() {
        HitCounts counts = counts(1_000, i -> i + 1);
        assertThat(counts.percentile()).isEqualTo(995);
        assertThat(counts.excessive().values()).containsExactlyInAnyOrder(996, 997, 998, 999, 1_000);
    }

    @Test
    void amongEqualsNoneIs() {
        assertThat(counts(1_000, _ -> 500).excessive()).isEmpty();
    }

    @Test
    void ofFewReferencesNoneIs() {
        assertThat(counts(199, i -> i == 0 ? 9_999 : 1).excessive()).isEmpty();
        assertThat(counts(200, i -> i == 0 ? 9_999 : 1).excessive()).hasSize(1);
    }

    @Test
    void whatIsFoundRarelyIsNot() {
        assertThat(counts(1_000, i -> i == 0 ? 20 : 1).excessive()).isEmpty();
        assertThat(counts(1_000, i -> i == 0 ? 21 : 1).excessive()).hasSize(1);
    }
}
