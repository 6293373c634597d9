package dev.colophon.registry.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class IdentifierTest {

    /** Published examples of the schemes, as they are written in the wild. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ISRC | ISRC US-RC1-76-07839              | USRC17607839    | FORMAT_ONLY
            ISRC | IS-RC1-76-07839                   | ISRC17607839    | FORMAT_ONLY
            ISRC | qz-ab1-20-00001                   | QZAB12000001    | FORMAT_ONLY
            ISWC | T-034.524.680-1                   | T-034.524.680-1 | OK
            ISWC | ISWC T0101902010                  | none            |
            ISWC | t 010.190.201‑5                   | T-010.190.201-5 | OK
            ISBN | 978-3-16-148410-0                 | 9783161484100   | OK
            ISBN | ISBN-13: 978 0 306 40615 7        | 9780306406157   | OK
            ISBN | 0-306-40615-2                     | 9780306406157   | OK
            ISBN | ISBN 0-8044-2957-X                | 9780804429573   | OK
            ISBN | ９７８３１６１４８４１００             | 9783161484100   | OK
            ISSN | ISSN 0378-5955                    | 0378-5955       | OK
            ISSN | 2434561x                          | 2434-561X       | OK
            ISSN | 0028-0836                         | 0028-0836       | OK
            ISNI | 0000 0001 2150 090X               | 0000 0001 2150 090X | OK
            ISNI | https://isni.org/isni/0000000121032683 | 0000 0001 2103 2683 | OK
            ISNI | ISNI:0000-0001-1455-9647          | 0000 0001 1455 9647 | OK
            EIDR | 10.5240/7791-8534-2C23-9030-8610-5 | 10.5240/7791-8534-2C23-9030-8610-5 | OK
            EIDR | https://doi.org/10.5240/f592-58d1-a4d9-e968-5435-l | 10.5240/F592-58D1-A4D9-E968-5435-L | OK
            DOI  | doi:10.1000/182                   | 10.1000/182     | FORMAT_ONLY
            DOI  | https://dx.doi.org/10.1002/(SICI)1097;2-X | 10.1002/(sici)1097;2-x | FORMAT_ONLY
            DCI  | DCI:RDCI000HW1.20220215D52B1543F4 | DCI:RDCI000HW1.20220215D52B1543F4 | FORMAT_ONLY
            DCI  | DCI 17                            | DCI 17          | WARNING
            IPI  | 77406269                          | none            |
            IPI  | 00077406269                       | 00077406269     | FORMAT_ONLY
            IPI  | IPI 077406269                     | 00077406269     | FORMAT_ONLY
            """)
    void isReadAsPeopleWriteIt(IdentifierScheme scheme, String given, String printed, IdentifierCheck check)
            throws InvalidIdentifierException {
        if (printed.equals("none")) {
            assertThatThrownBy(() -> Identifier.parse(scheme, given)).isInstanceOf(InvalidIdentifierException.class);
            return;
        }
        Identifier identifier = Identifier.parse(scheme, given);
        assertThat(identifier.printed()).isEqualTo(printed);
        assertThat(identifier.check()).isEqualTo(check);
        assertThat(identifier.given()).isEqualTo(given);
        assertThat(Identifier.parse(scheme, printed).normal())
                .as("what is printed is read again")
                .isEqualTo(identifier.normal());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ISRC | USRC1760783        | `USRC1760783` is no ISRC, which is two letters, three letters or digits, seven digits
            ISWC | T-034.524.680-2    | the check digit of ISWC `T-034.524.680-2` should be 1: there is a mistake in it
            ISBN | 978-3-16-148410-1  | the check digit of ISBN `978-3-16-148410-1` should be 0: there is a mistake in it
            ISBN | 0-306-40615-3      | the check digit of ISBN `0-306-40615-3` should be 2: there is a mistake in it
            ISSN | 0378-5956          | the check digit of ISSN `0378-5956` should be 5: there is a mistake in it
            ISNI | 0000 0001 2150 0909 | the check digit of ISNI `0000 0001 2150 0909` should be X: there is a mistake in it
            EIDR | 10.5240/7791-8534-2C23-9030-8610-6 | the check digit of EIDR `10.5240/7791-8534-2C23-9030-8610-6` should be 5: there is a mistake in it
            EIDR | 10.1000/182        | `10.1000/182` is no EIDR, which is 10.5240/, five groups of four hexadecimal digits and a check character
            DOI  | 11.1000/182        | `11.1000/182` is no DOI, which is 10., a number, a slash, and a name without blanks
            IPI  | 12                 | `12` is no IPI, which is nine to eleven digits
            """)
    void whyItIsNoneIsSaidInALine(IdentifierScheme scheme, String given, String why) {
        assertThatThrownBy(() -> Identifier.parse(scheme, given))
                .isInstanceOf(InvalidIdentifierException.class)
                .hasMessage(why);
    }

    static Stream<Arguments> ofDigits() {
        return Stream.of(
                Arguments.of(IdentifierScheme.ISBN, "9783161484100"),
                Arguments.of(IdentifierScheme.ISBN, "080442957X"),
                Arguments.of(IdentifierScheme.ISSN, "03785955"),
                Arguments.of(IdentifierScheme.ISNI, "000000012150090X"));
    }

    /** What check digits are for; the weights of ISWC let some pass. */
    @ParameterizedTest
    @MethodSource("ofDigits")
    void oneWrongDigitIsNoticed(IdentifierScheme scheme, String right) {
        for (int at = 0; at < right.length(); at++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                if (Character.isDigit(right.charAt(at)) && digit != right.charAt(at)) {
                    String wrong = right.substring(0, at) + digit + right.substring(at + 1);
                    assertThatThrownBy(() -> Identifier.parse(scheme, wrong))
                            .as(wrong)
                            .isInstanceOf(InvalidIdentifierException.class);
                }
            }
        }
    }

    @Test
    void whateverIsGivenIsReadOrRefused() {
        String[] odd = {
            "", " ", "\0", "\uD800", "-", "ISRC", "X".repeat(501), "１".repeat(500), "10.5240/", "T-", "\u202E978"
        };
        for (IdentifierScheme scheme : IdentifierScheme.values()) {
            assertThat(Arrays.stream(odd).filter(text -> isRead(scheme, text)))
                    .as("%s", scheme)
                    .hasSizeLessThan(odd.length);
        }
    }

    private static boolean isRead(IdentifierScheme scheme, String text) {
        try {
            return Identifier.parse(scheme, text).scheme() == scheme;
        } catch (InvalidIdentifierException refused) {
            return false;
        }
    }
}
