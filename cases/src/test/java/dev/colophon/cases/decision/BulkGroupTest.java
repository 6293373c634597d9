package dev.colophon.cases.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.index.Grade;
import dev.colophon.registry.registration.Clearance;
import dev.colophon.sightings.decision.DecisionState;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkGroupTest {

    private static final int HOSTS = 7;

    private static BulkItem item(int number, Grade grade) {
        return new BulkItem(
                "%04d".formatted(number),
                "work",
                "host" + number % HOSTS,
                grade,
                1e-9 * (number + 1),
                Optional.empty(),
                DecisionState.OPEN);
    }

    private static BulkGroup group(int size) {
        return new BulkGroup(IntStream.range(0, size)
                .mapToObj(number -> item(number, number == 0 ? Grade.EXACT : Grade.STRONG))
                .toList());
    }

    @ParameterizedTest
    @CsvSource({"1,1", "5,5", "10,9", "20,16", "50,30", "100,43", "200,54", "500,64", "10000,73", "1000000,73"})
    void theSampleIsAsLargeAsTheBoundNeeds(int size, int sample) {
        assertThat(BulkGroup.sampleOf(size)).isEqualTo(sample);
    }

    @Test
    void theLeastSureTheSurestAndOneOfEachSiteAreDrawnFirst() {
        List<BulkItem> sample = group(200).sample(5);
        assertThat(sample).hasSize(54).doesNotHaveDuplicates();
        assertThat(sample.get(0)).isEqualTo(item(199, Grade.STRONG));
        assertThat(sample.get(1)).isEqualTo(item(0, Grade.EXACT));
        assertThat(sample.subList(0, HOSTS + 2)).extracting(BulkItem::site).doesNotContainNull();
        assertThat(sample.stream().limit(HOSTS + 2L).map(BulkItem::site).distinct())
                .hasSize(HOSTS);
    }

    @Test
    void aSeedDrawsTheSameAgain() {
        assertThat(group(100).sample(3))
                .isEqualTo(group(100).sample(3))
                .isNotEqualTo(group(100).sample(4));
        assertThat(group(0).sample(3)).isEmpty();
    }

    @Test
    void theSightingsAloneDecideWhichAreDrawn() {
        assertThat(new BulkGroup(group(100).items().reversed()).sampleId())
                .isEqualTo(group(100).sampleId())
                .matches("[0-9a-f]{16}");
        assertThat(group(101).sampleId()).isNotEqualTo(group(100).sampleId());
        assertThat(new BulkGroup(group(100).items().reversed()).sample())
                .isEqualTo(group(100).sample())
                .isNotEqualTo(group(100).sample(1));
    }

    @Test
    void oneThatMayBeAllowedOrIsACandidateIsNamed() {
        BulkItem candidate = item(3, Grade.CANDIDATE);
        BulkItem allowed = new BulkItem(
                "0009",
                "work",
                "shop.example",
                Grade.EXACT,
                0,
                Optional.of(Clearance.AUTHORISED_HOST.words()),
                DecisionState.OPEN);
        BulkItem held =
                new BulkItem("0010", "work", "shop.example", Grade.EXACT, 0, Optional.empty(), DecisionState.HELD);
        BulkItem reviewed =
                new BulkItem("0011", "work", "shop.example", Grade.EXACT, 0, Optional.empty(), DecisionState.REVIEW);
        assertThat(group(5).unconfirmable()).isEmpty();
        assertThat(new BulkGroup(List.of(item(1, Grade.STRONG), candidate)).unconfirmable())
                .contains(candidate);
        assertThat(new BulkGroup(List.of(allowed, item(1, Grade.STRONG))).unconfirmable())
                .contains(allowed);
        assertThat(new BulkGroup(List.of(item(1, Grade.STRONG), held)).unconfirmable())
                .contains(held);
        assertThat(new BulkGroup(List.of(item(1, Grade.STRONG), reviewed)).unconfirmable())
                .contains(reviewed);
    }
}
