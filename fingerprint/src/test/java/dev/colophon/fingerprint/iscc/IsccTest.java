package dev.colophon.fingerprint.iscc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsccTest {

    private static final Iscc WHOLE = Iscc.parse("ISCC:KACYPXW445FTYNJ3CYSXHAFJMA2HUWULUNRFE3BLHRSCXYH2M5AEGQY");

    @Test
    void aCompositeComesApartAndTogether() {
        List<Iscc> units = WHOLE.units();
        assertThat(units)
                .extracting(Iscc::main)
                .containsExactly(MainType.META, MainType.CONTENT, MainType.DATA, MainType.INSTANCE);
        assertThat(units).extracting(Iscc::sub).containsExactly(SubType.TEXT, SubType.TEXT, SubType.TEXT, SubType.TEXT);
        assertThat(Iscc.compose(units.reversed())).isEqualTo(WHOLE);
        assertThat(Iscc.compose(List.of(units.get(0), units.get(2), units.get(3)))
                        .sub())
                .isEqualTo(SubType.NONE);
        assertThat(Iscc.compose(units.subList(2, 4)).sub()).isEqualTo(SubType.SUM);
        assertThatThrownBy(() -> Iscc.compose(units.subList(0, 3))).hasMessageContaining("Instance-Code");
        IsccHasher hasher = new IsccHasher();
        Iscc wide = Iscc.wide(hasher.data(128), hasher.instance(256));
        assertThat(wide.toString()).startsWith("ISCC:K4");
        assertThat(Iscc.parse(wide.toString()).units()).containsExactly(hasher.data(128), hasher.instance(128));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iscc:eaaskdnznyguuf5a", "EAASKDNZNYGUUF5A", " ISCC:EAAS-KDNZ-NYGU-UF5A "})
    void isReadHoweverItIsWritten(String text) {
        assertThat(Iscc.parse(text)).hasToString("ISCC:EAASKDNZNYGUUF5A");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ISCC:EAASKDNZNYGUUF51   | an ISCC has the letters A to Z and the digits 2 to 7 only
            ISCC:                   | an ISCC has a header and a body; this is shorter
            ISCC:EAASKDNZNYGUUF     | its body has 48 bits, and 64 as its header says
            ISCC:AEASKDNZNYGUUF5A   | no ISCC begins with AE
            ISCC:777777777777       | the header of no ISCC begins so
            ISCC:EAISKDNZNYGUUF5A   | version 1 of ISCC is not known
            """)
    void whyItIsNoneIsSaid(String text, String why) {
        assertThatThrownBy(() -> Iscc.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
    }

    @Test
    void textThatIsNearlyTheSameHasNearlyTheSameCode() {
        String text = "The last leaf fell in the night, and nobody saw who had painted it. ".repeat(30);
        Iscc code = ContentCode.text(text, 256);
        assertThat(code.similarity(
                        ContentCode.text(text.toUpperCase(java.util.Locale.ROOT).replace(",", " - "), 256)))
                .isEqualTo(1);
        assertThat(code.similarity(ContentCode.text(text + "And so on.", 64))).isGreaterThan(0.7);
        assertThat(code.similarity(ContentCode.text("Something else altogether, of another length.", 256)))
                .isCloseTo(0.5, within(0.2));
        assertThatThrownBy(() -> code.similarity(WHOLE)).hasMessageContaining("cannot be compared");
        assertThat(ContentCode.text("a\uD800b", 64))
                .as("a lone surrogate is dropped")
                .isEqualTo(ContentCode.text("ab", 64));
    }

    /** However the bytes come, and longer than a chunk, which no official case is. */
    @Test
    void bytesAreHashedAlikeHoweverTheyAreCut() {
        SplittableRandom random = new SplittableRandom(24_138);
        byte[] bytes = new byte[200_000];
        random.nextBytes(bytes);
        java.util.Arrays.fill(bytes, 50_000, 100_000, (byte) 0);
        IsccHasher whole = new IsccHasher();
        whole.update(bytes, 0, bytes.length);
        for (int run = 0; run < 5; run++) {
            IsccHasher pieces = new IsccHasher();
            for (int at = 0; at < bytes.length; ) {
                int length = Math.min(bytes.length - at, random.nextInt(20_000));
                pieces.update(bytes, at, length);
                at += length;
            }
            assertThat(pieces.data(256)).isEqualTo(whole.data(256));
            assertThat(pieces.instance(256)).isEqualTo(whole.instance(256));
        }
        byte[] longer = java.util.Arrays.copyOf(bytes, bytes.length + 1_000);
        IsccHasher changed = new IsccHasher();
        changed.update(longer, 0, longer.length);
        assertThat(changed.data(256).similarity(whole.data(256))).isGreaterThan(0.9);
        assertThat(changed.instance(256).similarity(whole.instance(256))).isZero();
    }
}
