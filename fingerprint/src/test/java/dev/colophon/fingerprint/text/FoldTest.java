package dev.colophon.fingerprint.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldTest {

    private static String folded(String text) {
        return Fold.fold(text).text();
    }

    @Test
    void keepsLettersAndDigitsOnly() {
        assertThat(folded("Don't — stop, 2 «cats»!\n")).isEqualTo("dontstop2cats");
        assertThat(folded("第二回，风起。")).isEqualTo("第二回风起");
    }

    @Test
    void undoesCaseMarksWidthAndLigatures() {
        assertThat(folded("ÉCOLE ﬁne Ｗｉｄｅ ２ 𝐁𝐨𝐥𝐝 Straße")).isEqualTo("ecolefinewide2boldstrasse");
    }

    @Test
    void undoesLookAlikesOfOtherScriptsInEitherCase() {
        assertThat(folded("Тhе Ноusе оf Мосk Васоn, КАТЕ")).isEqualTo(folded("The House of Mock Bacon, KATE"));
        assertThat(folded("аеорсхуАЕОРСТНКМВІі")).isEqualTo(folded("aeopcxyAEOPCTHKMBIi"));
        assertThat(folded("αοΡΤ")).isEqualTo(folded("aoPT"));
    }

    @Test
    void foldsRussianTheSameInAnyCase() {
        assertThat(folded("НАМ ВЕСТИ ТОМУ КТО УМЕЕТ БЫТЬ")).isEqualTo(folded("нам вести тому кто умеет быть"));
    }

    @Test
    void seesLeetDigitsAsLetters() {
        assertThat(folded("c0l0ph0n a1l")).isEqualTo(folded("colophon all"));
    }

    @Test
    void undoesTraditionalAndSimplifiedAndVariants() {
        assertThat(folded("國破山河在，城春草木深")).isEqualTo("国破山河在城春草木深");
        assertThat(folded("羣峯裏牀衆爲綫著")).isEqualTo(folded("群峰里床众为线着"));
        assertThat(folded("髮發乾幹後")).isEqualTo(folded("发发干干后"));
    }

    @Test
    void dropsInvisibleCharacters() {
        assertThat(folded("c\u200Bo\u200Cp\u200D\u2060y\uFEFF r\u00ADi\u202Eg\u2066h\uFE0Ft"))
                .isEqualTo("copyright");
    }

    @Test
    void composesHangul() {
        String text = "한국어 문장입니다";
        assertThat(folded(text)).isEqualTo("한국어문장입니다");
        assertThat(folded(java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD)))
                .isEqualTo("한국어문장입니다");
    }

    @Test
    void asciiIsTheSameAsTheGeneralWay() {
        // full-width forms take the general way through ICU
        for (char c = '!'; c <= '~'; c++) {
            assertThat(folded(Character.toString(c + 0xFEE0))).as("" + c).isEqualTo(folded("" + c));
        }
    }

    @Test
    void offsetsNameTheOriginalCharacter() {
        Folded folded = Fold.fold("a 𝐁\u200B國m!");
        assertThat(folded.text()).isEqualTo("ab国rn");
        assertThat(IntStream.range(0, folded.length()).map(folded.offsets()::at))
                .containsExactly(0, 2, 5, 6, 6);
        assertThat(folded.endOf(1)).isEqualTo(4);
        assertThat(folded.endOf(4)).isEqualTo(7);
    }

    @Test
    void foldsAnyCodePointsWithOffsetsInRange() {
        long seed = 7;
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 500; i++) {
                switch (random.nextInt(4)) {
                    case 0 -> text.append((char) random.nextInt(0x10000)); // lone surrogates too
                    case 1 -> text.appendCodePoint(random.nextInt(0x110000));
                    case 2 -> text.append((char) ('a' + random.nextInt(26)));
                    default -> text.append((char) (0x4E00 + random.nextInt(20000)));
                }
            }
            checkOffsets(text.toString(), "seed " + seed + " round " + round);
        }
        checkOffsets("a" + "\u0301".repeat(1_000_000) + "b", "marks");
        checkOffsets(("a" + " ".repeat(300)).repeat(1_000), "gaps");
        assertThat(folded("a" + "\u0301".repeat(1_000_000) + "b")).isEqualTo("ab");
        assertThat(folded("\uFDFA".repeat(10_000)).length()).isGreaterThan(100_000);
    }

    @Test
    void longTextsFoldAsTheirCharactersDo() {
        Random random = new Random(11);
        StringBuilder text = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 30_000; i++) {
            String character = switch (random.nextInt(8)) {
                case 0 -> " ";
                case 1 -> "m"; // folds to two
                case 2 -> "國";
                case 3 -> "𝐁"; // two units, here and there on either side of a border
                case 4 -> "é";
                default -> Character.toString('a' + random.nextInt(26));
            };
            text.append(character);
            expected.append(folded(character));
        }
        Folded folded = Fold.fold(text.toString());
        assertThat(folded.text()).isEqualTo(expected.toString());
        checkOffsets(text.toString(), "seed 11");
        for (int i = 0; i < folded.length(); i++) {
            String original = Character.toString(folded.originalAt(i));
            assertThat(folded(original)).contains(folded.text().substring(i, i + 1));
        }
    }

    @Test
    void noCharacterFoldsToMoreThanTheLongestFold() {
        int longest = 0;
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            longest = Math.max(longest, folded(Character.toString(c)).length());
        }
        assertThat(longest).isLessThanOrEqualTo(Fold.LONGEST_FOLD);
    }

    @Test
    void whatFitsIsMeasuredInFoldedCharactersAndEndsBetweenCharacters() {
        String text = "a\uFDFA𝐁𝐁".repeat(100);
        for (int most = 0; most < 500; most++) {
            int fitting = Fold.fitting(text, most);
            assertThat(folded(text.substring(0, fitting)).length()).isLessThanOrEqualTo(most);
            assertThat(folded(text.substring(0, text.offsetByCodePoints(fitting, 1)))
                            .length())
                    .isGreaterThan(most);
        }
        assertThat(Fold.fitting(text, 1_000_000)).isEqualTo(text.length());
    }

    private static void checkOffsets(String text, String what) {
        Folded folded = Fold.fold(text);
        int last = 0;
        for (int i = 0; i < folded.length(); i++) {
            int offset = folded.offsets().at(i);
            if (offset < last || folded.endOf(i) > text.length() || folded.endOf(i) <= offset) {
                throw new AssertionError(what + ": offset " + offset + " after " + last + " of " + text.length());
            }
            last = offset;
        }
    }

    @Test
    void hanVariantsAgreeWithCldr() {
        var cldr = com.ibm.icu.text.Transliterator.getInstance("Traditional-Simplified");
        int pairs = 0;
        for (int c = 0x4E00; c < 0xA000; c++) {
            String simplified = cldr.transliterate(Character.toString(c));
            if (simplified.codePointAt(0) != c) {
                pairs++;
                assertThat(folded(Character.toString(c))).as("U+%X", c).isEqualTo(folded(simplified));
            }
        }
        assertThat(pairs).isGreaterThan(2_500);
    }

    @Test
    void formsStandForThemselves() {
        for (int c = 0x3400; c < 0x2A6E0; c++) {
            assertThat(HanVariants.form(HanVariants.form(c))).isEqualTo(HanVariants.form(c));
        }
    }
}
