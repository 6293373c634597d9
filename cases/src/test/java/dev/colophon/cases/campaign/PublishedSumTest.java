package dev.colophon.cases.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.campaign.PublishedCount.Precision;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedSumTest {

    private static PublishedSum sum(PublishedCount... counts) {
        return PublishedSum.of(List.of(counts));
    }

    @Test
    void precisionIsCountedAndNeverLost() {
        PublishedSum sum = sum(
                new PublishedCount(642_000, Precision.ROUNDED),
                new PublishedCount(600_000, Precision.AT_LEAST),
                new PublishedCount(8_563, Precision.EXACT));
        assertThat(sum).isEqualTo(new PublishedSum(1_250_563, 3, 1, 1));
        assertThat(sum.isExact()).isFalse();
        assertThat(sum(new PublishedCount(178, Precision.EXACT)).isExact()).isTrue();
    }

    @Test
    void theShortFormHasTwoFigures() {
        PublishedSum order = sum(new PublishedCount(2_196_867, Precision.ROUNDED));
        assertThat(order.millions()).isEqualTo("2.2");
        assertThat(order.myriads()).isEqualTo("220");
        assertThat(sum(new PublishedCount(178, Precision.EXACT)).millions()).isEqualTo("0.00018");
        assertThat(sum().millions()).isEqualTo("0");
        assertThat(sum(new PublishedCount(995_000_000, Precision.EXACT)).myriads())
                .isEqualTo("100000");
    }

    @Test
    void wordsOfPrecision() {
        assertThat(Precision.ofWord("At least")).contains(Precision.AT_LEAST);
        assertThat(Precision.ofWord("rounded")).contains(Precision.ROUNDED);
        assertThat(Precision.ofWord("about")).isEmpty();
    }
}
