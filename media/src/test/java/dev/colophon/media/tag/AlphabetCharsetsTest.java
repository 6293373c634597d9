package dev.colophon.media.tag;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of currencies, which the models of languages have not learnt from, stand for titles of one to five words. */
@Tag("full")
class AlphabetCharsetsTest {

    private static final int MOST_WORDS = 5;

    /** Short ones are Chinese as well, mostly. */
    private static final double MOST_WRONG = 0.04;

    private static final List<String> WEST = List.of(
            "de", "fr", "es", "pt", "sv", "da", "nb", "fi", "is", "it", "nl", "et", "ga", "ca", "eu", "gl", "fo", "lb",
            "sq", "af", "en");

    private static String read(String title, Charset charset) {
        return TagCharset.repaired(new String(title.getBytes(charset), ISO_8859_1));
    }

    private static boolean isIn(String title, Charset charset) {
        return title.chars().anyMatch(c -> c >= 0x80)
                && new String(title.getBytes(charset), charset).equals(title)
                && title.split(" ").length <= MOST_WORDS;
    }

    private static List<String> currencies(String language, Charset charset) {
        ULocale locale = ULocale.forLanguageTag(language);
        return Currency.getAvailableCurrencies().stream()
                .map(currency -> currency.getName(locale, Currency.LONG_NAME, new boolean[1]))
                .distinct()
                .filter(name -> isIn(name, charset))
                .toList();
    }

    private static Stream<String> places(String language) {
        LocaleDisplayNames names = LocaleDisplayNames.getInstance(ULocale.forLanguageTag(language));
        return Stream.concat(
                        Arrays.stream(ULocale.getISOCountries()).map(names::regionDisplayName),
                        Arrays.stream(ULocale.getISOLanguages()).map(names::languageDisplayName))
                .filter(Objects::nonNull);
    }

    @ParameterizedTest
    @CsvSource({
        "ru, windows-1251, 0.97",
        "ru, KOI8-R, 0.97",
        "uk, windows-1251, 0.97",
        "el, windows-1253, 0.95",
        "el, ISO-8859-7, 0.95",
        "he, windows-1255, 0.80",
        "ar, windows-1256, 0.95",
        "th, x-windows-874, 0.90"
    })
    void titlesAreReadAndHardlyAnyIsReadWrong(String language, String name, double share) {
        Charset charset = Charset.forName(name);
        List<String> titles = currencies(language, charset);
        List<String> right = titles.stream()
                .filter(title -> read(title, charset).equals(title))
                .toList();
        List<String> wrong = titles.stream()
                .map(title -> read(title, charset))
                .filter(read -> !titles.contains(read))
                .filter(read -> read.codePoints()
                        .anyMatch(c -> Character.isLetter(c)
                                && Character.UnicodeScript.of(c) != Character.UnicodeScript.LATIN))
                .toList();
        assertThat(wrong).hasSizeLessThanOrEqualTo((int) (MOST_WRONG * titles.size()));
        assertThat(right.size()).isGreaterThanOrEqualTo((int) (share * titles.size()));
    }

    @ParameterizedTest
    @CsvSource({
        "ISO-8859-2, Żółta łódź",
        "windows-1250, Człowiek",
        "windows-1250, Miłość",
        "ISO-8859-2, Małgośka",
        "windows-1251, Катюша",
        "KOI8-R, Группа крови",
        "windows-1253, Τα παιδιά του Πειραιά",
        "windows-1255, ירושלים של זהב",
        "windows-1255, שיר",
        "windows-1255, אור של יום",
        "windows-1256, ألف ليلة وليلة",
        "x-windows-874, เมืองไทย",
        "EUC-JP, さくら",
        "EUC-JP, 上を向いて歩こう"
    })
    void whatIsReadByItsLetters(String charset, String title) {
        assertThat(read(title, Charset.forName(charset))).isEqualTo(title);
    }

    @Test
    void namesOfWesternEuropeStayAsTheyAre() {
        Charset latin = Charset.forName("windows-1252");
        Set<String> names = Stream.concat(
                        WEST.stream().flatMap(AlphabetCharsetsTest::places),
                        Stream.of(
                                "H²O",
                                "C³I",
                                "x²y",
                                "£ove",
                                "¥en",
                                "ÄÄÄÄH",
                                "ööööö",
                                "Jäääär",
                                "cœur",
                                "Œuvre",
                                "Žižek",
                                "T³ch",
                                "gal·lès",
                                "“Été”",
                                "slavon d’église",
                                "TŠINUKI ŽARGOON"))
                .flatMap(name -> Stream.of(name, name.toUpperCase(Locale.ROOT)))
                .filter(name -> isIn(name, latin))
                .collect(Collectors.toSet());
        assertThat(names)
                .hasSizeGreaterThan(3_000)
                .allSatisfy(name -> assertThat(read(name, latin)).isEqualTo(name));
    }

    @ParameterizedTest
    @CsvSource({"zh, GBK, 0.006", "zh-Hant, Big5, 0.006", "ja, windows-31j, 0", "ko, EUC-KR, 0"})
    void whatIsChineseJapaneseOrKoreanIsTakenForAnAlphabetHardlyEver(String language, String name, double share) {
        Charset charset = Charset.forName(name);
        List<String> titles = places(language)
                .filter(title -> isIn(title, charset))
                .distinct()
                .toList();
        List<String> alphabets = titles.stream()
                .map(title -> read(title, charset))
                .filter(read -> read.chars().noneMatch(Character::isIdeographic))
                .filter(read -> read.codePoints()
                        .mapToObj(Character.UnicodeScript::of)
                        .anyMatch(script -> switch (script) {
                            case CYRILLIC, GREEK, HEBREW, ARABIC, THAI -> true;
                            default -> false;
                        }))
                .toList();
        assertThat(alphabets).hasSizeLessThanOrEqualTo((int) Math.round(share * titles.size()));
    }
}
