package dev.colophon.sightings.exception;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.Medium;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules wrote down of exceptions is read again as they meant it. */
class WrittenExceptionTest {

    private static ExceptionFacts facts(Medium medium, OptionalDouble rest, Attribution attribution) {
        return new ExceptionFacts(
                medium,
                0.0123,
                0.43,
                60,
                1,
                rest,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                attribution,
                false,
                Optional.empty(),
                OptionalInt.empty());
    }

    private static Optional<WrittenException> read(PossibleException possible) {
        assertThat(possible.sentence()).startsWith(WrittenException.BEGINNING);
        return WrittenException.read(possible.sentence().substring(WrittenException.BEGINNING.length()));
    }

    @ParameterizedTest
    @EnumSource
    void everyGroundComesBackWithItsProvisions(ExceptionGround ground) {
        PossibleException possible = PossibleException.of(
                facts(Medium.TEXT, OptionalDouble.of(1280), Attribution.BOTH), List.of(ground, ExceptionGround.PARODY));
        assertThat(read(possible))
                .contains(new WrittenException(
                        possible.grounds(),
                        "43 %",
                        "1.2 %",
                        Optional.of(new WrittenException.Rest("1,280", Medium.TEXT)),
                        Attribution.BOTH,
                        possible.codes()));
    }

    @ParameterizedTest
    @EnumSource
    void everyAttributionComesBack(Attribution attribution) {
        for (Medium medium : Medium.values()) {
            PossibleException possible = PossibleException.of(
                    facts(medium, OptionalDouble.of(20), attribution), List.of(ExceptionGround.PART));
            assertThat(read(possible)).hasValueSatisfying(written -> {
                assertThat(written.attribution()).isEqualTo(attribution);
                assertThat(written.rest().map(WrittenException.Rest::medium))
                        .isEqualTo(
                                medium == Medium.IMAGE
                                        ? Optional.empty()
                                        : Optional.of(medium == Medium.TEXT ? Medium.TEXT : Medium.AUDIO));
            });
        }
    }

    @Test
    void whatWasNotMeasuredIsNotThere() {
        PossibleException possible = PossibleException.of(
                facts(Medium.AUDIO, OptionalDouble.empty(), Attribution.UNKNOWN), List.of(ExceptionGround.NEWS));
        assertThat(read(possible))
                .hasValueSatisfying(written -> assertThat(written.rest()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "marked", "it is marked as quoted; 1 % of it; China, Copyright Law 24(2)"})
    void anotherSentenceIsNone(String sentence) {
        assertThat(WrittenException.read(sentence)).isEmpty();
    }
}
