package dev.colophon.sightings.exception;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.Medium;
import dev.colophon.page.context.Purpose;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExceptionLensTest {

    private static final OptionalDouble UNKNOWN = OptionalDouble.empty();

    private static ExceptionFacts facts(
            Medium medium,
            double ofCopy,
            OptionalDouble rest,
            OptionalDouble area,
            OptionalDouble quoted,
            Optional<Set<Purpose>> purposes,
            OptionalInt pageCharacters) {
        return new ExceptionFacts(
                medium,
                0.3,
                ofCopy,
                10,
                1,
                rest,
                UNKNOWN,
                area,
                quoted,
                Attribution.BOTH,
                false,
                purposes,
                pageCharacters);
    }

    private static List<ExceptionGround> grounds(ExceptionFacts facts) {
        return ExceptionLens.look(facts).map(PossibleException::grounds).orElse(List.of());
    }

    private static List<ExceptionGround> length(Medium medium, double ofCopy, OptionalDouble rest) {
        return grounds(facts(medium, ofCopy, rest, UNKNOWN, UNKNOWN, Optional.empty(), OptionalInt.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "AUDIO,0.49,30,true",
        "AUDIO,0.49,29,false",
        "AUDIO,0.5,3000,false",
        "VIDEO,0.1,31,true",
        "VIDEO,0.1,5,false",
        "TEXT,0.49,500,true",
        "TEXT,0.9,499,false",
        "TEXT,0.9,5000,false",
        "IMAGE,0.49,0.51,true",
        "IMAGE,0.5,0.5,false"
    })
    void aSmallerPartWithMuchElseIsForAPerson(Medium medium, double ofCopy, double rest, boolean possible) {
        assertThat(length(medium, ofCopy, OptionalDouble.of(rest)))
                .isEqualTo(possible ? List.of(ExceptionGround.PART) : List.of());
    }

    @Test
    void whatWasNotMeasuredSpeaksAgainstNobody() {
        for (Medium medium : Medium.values()) {
            assertThat(length(medium, 0.4, UNKNOWN)).containsExactly(ExceptionGround.PART);
            assertThat(grounds(facts(
                            medium,
                            0.7,
                            UNKNOWN,
                            UNKNOWN,
                            UNKNOWN,
                            Optional.of(Set.of(Purpose.PARODY)),
                            OptionalInt.empty())))
                    .containsExactly(ExceptionGround.PARODY);
            assertThat(length(medium, 1, UNKNOWN)).as("nothing hints at one").isEmpty();
        }
    }

    @Test
    void aFilmInLessThanHalfOfThePictureIsForAPerson() {
        assertThat(grounds(facts(
                        Medium.VIDEO,
                        0.4,
                        OptionalDouble.of(0),
                        OptionalDouble.of(0.4),
                        UNKNOWN,
                        Optional.empty(),
                        OptionalInt.empty())))
                .containsExactly(ExceptionGround.PART);
    }

    @Test
    void aQuotationServesWhatIsSaidAroundIt() {
        assertThat(quotation(0.6, 300)).containsExactly(ExceptionGround.QUOTED);
        assertThat(quotation(0.6, 199)).containsExactly(ExceptionGround.UNCERTAIN);
        assertThat(quotation(0.9, 5_000)).as("a whole book in quotation marks").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0.02,0.3,450,true",
        "0.02,0.3,39,false",
        "0.02,0.8,100,true",
        "0.02,0.81,100,false",
        "1.0,0.4,100,true",
        "1.0,0.5,499,false"
    })
    void aLittleThatIsSaidIsForAPerson(double ofWork, double ofCopy, double prose, boolean uncertain) {
        ExceptionFacts facts = new ExceptionFacts(
                Medium.TEXT,
                ofWork,
                ofCopy,
                100,
                1,
                OptionalDouble.of(prose),
                OptionalDouble.of(prose),
                UNKNOWN,
                OptionalDouble.of(0),
                Attribution.NONE,
                false,
                Optional.empty(),
                OptionalInt.empty());
        assertThat(grounds(facts)).isEqualTo(uncertain ? List.of(ExceptionGround.UNCERTAIN) : List.of());
    }

    private static List<ExceptionGround> quotation(double ofCopy, double rest) {
        return grounds(facts(
                Medium.TEXT,
                ofCopy,
                OptionalDouble.of(rest),
                UNKNOWN,
                OptionalDouble.of(1),
                Optional.empty(),
                OptionalInt.empty()));
    }

    @ParameterizedTest
    @CsvSource({"REVIEW,CN_24_2", "NEWS,CN_24_3", "TEACHING,CN_24_6", "RESEARCH,US_107_RESEARCH", "PARODY,EU_17_7_B"})
    void whatAPageIsForCountsWhenItSaysSomething(Purpose purpose, ExceptionCode code) {
        ExceptionFacts said = onPage(purpose, 200);
        assertThat(ExceptionLens.look(said).orElseThrow().codes()).contains(code);
        assertThat(ExceptionLens.look(said).orElseThrow().sentence())
                .startsWith("an exception is possible, a person decides: ")
                .contains(code.provision(), "100 % of the copy is of the work", "title and owner are named near it");
        assertThat(grounds(onPage(purpose, 199))).isEmpty();
    }

    private static ExceptionFacts onPage(Purpose purpose, int characters) {
        return facts(
                Medium.IMAGE,
                1,
                OptionalDouble.of(0),
                UNKNOWN,
                UNKNOWN,
                Optional.of(EnumSet.of(purpose)),
                OptionalInt.of(characters));
    }

    @Test
    void isStoredAsItIs() {
        for (ExceptionFacts facts : List.of(
                onPage(Purpose.REVIEW, 300),
                facts(
                        Medium.VIDEO,
                        0.4,
                        OptionalDouble.of(40),
                        OptionalDouble.of(0.3),
                        OptionalDouble.of(0.5),
                        Optional.empty(),
                        OptionalInt.empty()))) {
            PossibleException possible = ExceptionLens.look(facts).orElseThrow();
            assertThat(ExceptionJson.decode(ExceptionJson.encode(possible))).isEqualTo(possible);
        }
    }
}
