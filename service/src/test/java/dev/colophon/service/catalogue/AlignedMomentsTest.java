package dev.colophon.service.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlignedMomentsTest {

    private static final Segment SEGMENT = new Segment(new Span.Time(10, 22), new Span.Time(0, 6));

    @Test
    void momentsAreSpreadOverWhatBothShare() {
        assertThat(AlignedMoments.of(List.of(SEGMENT)))
                .hasSize(AlignedMoments.MOST)
                .startsWith(new AlignedMoments.Moment(11, 0.5), new AlignedMoments.Moment(13, 1.5))
                .endsWith(new AlignedMoments.Moment(21, 5.5));
    }

    @Test
    void eachSegmentHasItsShare() {
        for (int segments = 1; segments <= 9; segments++) {
            assertThat(AlignedMoments.of(Collections.nCopies(segments, SEGMENT)))
                    .as("of %d segments", segments)
                    .hasSize(AlignedMoments.MOST);
        }
    }
}
