package dev.colophon.registry.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseIdentifierTest {

    /** Examples of GS1 and IFPI. */
    @ParameterizedTest
    @CsvSource({
        "ICPN, 4006381333931, 4006381333931",
        "ICPN, 036000291452, 036000291452",
        "ICPN, 73513537, 73513537",
        "ICPN, 10614141000415, 10614141000415",
        "ICPN, ICPN:4 006381 333931, 4006381333931",
        "GRID, A12425GABC1234002M, A12425GABC1234002M",
        "GRID, GRID:A1-2425G-ABC1234002-M, A12425GABC1234002M",
        "GRID, a1-2425g-abc1234002-m, A12425GABC1234002M"
    })
    void isReadAsPeopleWriteIt(ReleaseIdentifier scheme, String given, String normal) throws Exception {
        assertThat(scheme.normal(given)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource({"ICPN, 4006381333931", "ICPN, 036000291452", "ICPN, 73513537"})
    void oneWrongDigitIsNoticed(ReleaseIdentifier scheme, String right) {
        for (int i = 0; i < right.length(); i++) {
            char other = right.charAt(i) == '9' ? '0' : (char) (right.charAt(i) + 1);
            String wrong = right.substring(0, i) + other + right.substring(i + 1);
            assertThatThrownBy(() -> scheme.normal(wrong))
                    .isInstanceOf(InvalidIdentifierException.class)
                    .hasMessageContaining("the check digit of ICPN");
        }
    }

    @Test
    void whyItIsNoneIsSaidInALine() {
        assertThatThrownBy(() -> ReleaseIdentifier.GRID.normal("A12425GABC1234002N"))
                .hasMessage("the check digit of GRID `A12425GABC1234002N` should be M: there is a mistake in it");
        assertThatThrownBy(() -> ReleaseIdentifier.ICPN.normal("12345"))
                .hasMessage("`12345` is no ICPN, which is 8, 12, 13 or 14 digits");
    }
}
