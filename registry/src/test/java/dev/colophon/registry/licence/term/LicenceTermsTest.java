package dev.colophon.registry.licence.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.transform.Span;
import dev.colophon.registry.work.RegistryException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a licence is limited to, as it is written, stored and told. */
class LicenceTermsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|| worldwide | XW",
                "xw|| worldwide | XW",
                "Worldwide|cn| worldwide except CN | XW -CN",
                "fr de|| DE, FR | DE FR",
                "DE FR CN|CN| CN, DE, FR except CN | CN DE FR -CN",
            })
    void territories(String included, String excluded, String words, String stored) {
        Territories territories = Territories.of(codes(included), codes(excluded));
        assertThat(territories).hasToString(words);
        assertThat(territories.stored()).isEqualTo(stored);
        assertThat(Territories.ofStored(stored)).isEqualTo(territories);
        assertThat(territories.contains("DE")).isTrue();
        assertThat(territories.contains("CN")).isEqualTo(excluded == null && !words.contains("DE"));
    }

    private static List<String> codes(String text) {
        return text == null ? List.of() : List.of(text.split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"XX", "UK", "DEU", "", "D", "ZZ"})
    void anUnknownTerritoryIsRefusedWithItsValue(String code) {
        assertThatThrownBy(() -> Territories.of(List.of("DE", code), List.of()))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("unknown territory `" + code + "`");
        assertThatThrownBy(() -> Territories.of(List.of(), List.of(code))).hasMessageContaining(code);
    }

    @Test
    void someTerritoryIsLeft() {
        assertThatThrownBy(() -> Territories.of(List.of("DE"), List.of("DE")))
                .hasMessageContaining("no territory is left");
    }

    @Test
    void aVantageBeginsWithItsCountry() {
        assertThat(Territories.ofVantage("DE, Leipzig")).contains("DE");
        assertThat(Territories.ofVantage("cn")).contains("CN");
        assertThat(Territories.ofVantage("not stated")).isEmpty();
        assertThat(Territories.ofVantage("Leipzig, DE")).isEmpty();
    }

    @Test
    void daysAreThoseOfUtcWithTheLast() {
        DateRange year =
                new DateRange(Optional.of(LocalDate.parse("2026-01-01")), Optional.of(LocalDate.parse("2026-12-31")));
        assertThat(year.contains(Instant.parse("2025-12-31T23:59:59.999Z"))).isFalse();
        assertThat(year.contains(Instant.parse("2026-01-01T00:00:00Z"))).isTrue();
        assertThat(year.contains(Instant.parse("2026-12-31T23:59:59.999Z"))).isTrue();
        assertThat(year.contains(Instant.parse("2027-01-01T00:00:00Z"))).isFalse();
        assertThat(DateRange.of(
                        OptionalLong.of(year.begins().orElseThrow()),
                        OptionalLong.of(year.ends().orElseThrow())))
                .isEqualTo(year);
        assertThat(DateRange.of(OptionalLong.empty(), OptionalLong.empty())).isEqualTo(DateRange.ALWAYS);
        assertThatThrownBy(() -> new DateRange(Optional.of(LocalDate.parse("2026-12-31")), year.first()))
                .hasMessageContaining("2026-12-31");
    }

    /** They ended in a stack trace, where they were counted in milliseconds. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "+999999999-01-01",
                "-999999999-01-01",
                "+10000-01-01",
                "0000-12-31",
                "-0001-01-01",
                "2026-02-30",
                "2026-1-1",
                "soon",
                ""
            })
    void aDayThatNobodyMeansIsNone(String text) {
        assertThat(StatedDay.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "2026-12-31", " 9999-12-31 "})
    void everyOtherDayFitsARange(String text) {
        DateRange day = new DateRange(StatedDay.parse(text), StatedDay.parse(text));
        assertThat(DateRange.of(
                        OptionalLong.of(day.begins().orElseThrow()),
                        OptionalLong.of(day.ends().orElseThrow())))
                .isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "https://creativecommons.org/licenses/by-nc-zz/4.0/, true",
        "https://creativecommons.org/licenses/by/9.9/, true",
        "https://creativecommons.org/licenses/nc/4.0/, true",
        "https://creativecommons.org/licenses/by-nd-sa/4.0/, true",
        "https://creativecommons.org/licenses/by/, true",
        "https://creativecommons.org/, true",
        "HTTP://www.creativecommons.org/licenses/BY-NC-SA/3.0/de/deed.de, false",
        "https://creativecommons.org/licenses/by-nd-nc/1.0/, false",
        "https://creativecommons.org/licenses/by/4.0, false",
        "https://creativecommons.org/licenses/by-nd/4.0/legalcode.zh-hans#s6a, false",
        "https://creativecommons.org/publicdomain/zero/1.0/, false",
        "https://example.org/licenses/by-nc-zz/9.9/, false",
    })
    void creativeCommonsHasTheLicencesItPublished(String uri, boolean unknown) {
        assertThat(CreativeCommonsLicences.isUnknown(uri)).isEqualTo(unknown);
    }

    @Test
    void aPartBeyondTheEndIsOne() {
        assertThat(WorkSegment.parse("0:30-1:15", Medium.AUDIO).isBeyond(74_400, Medium.AUDIO))
                .isFalse();
        assertThat(WorkSegment.parse("100-900", Medium.AUDIO).isBeyond(215_000, Medium.AUDIO))
                .isTrue();
        assertThat(WorkSegment.parse("100-900", Medium.TEXT).isBeyond(800, Medium.TEXT))
                .isTrue();
    }

    @Test
    void partsOfWorks() {
        WorkSegment chorus = WorkSegment.parse("0:30 - 1:15.5", Medium.AUDIO);
        assertThat(chorus).isEqualTo(new WorkSegment(30_000, 75_500));
        assertThat(chorus.words(Medium.AUDIO)).isEqualTo("0:30-1:15.500");
        assertThat(WorkSegment.parse("30-75.5", Medium.VIDEO)).isEqualTo(chorus);
        assertThat(WorkSegment.parse("1:00:00-1:00:01", Medium.VIDEO)).isEqualTo(new WorkSegment(3_600_000, 3_601_000));
        WorkSegment chapter = WorkSegment.parse("100-900", Medium.TEXT);
        assertThat(chapter.words(Medium.TEXT)).isEqualTo("100-900");
        assertThat(chorus.contains(new Span.Time(29.2, 76.4))).isTrue();
        assertThat(chorus.contains(new Span.Time(28.9, 40))).isFalse();
        assertThat(chorus.contains(new Span.Time(40, 77))).isFalse();
        assertThat(chapter.contains(new Span.Characters(50, 950))).isTrue();
        assertThat(chapter.contains(new Span.Characters(49, 500))).isFalse();
        assertThat(chapter.contains(Span.Quad.WHOLE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1:15-0:30", "5", "a-b", "-5-10", "1-2-3", "0-0", ""})
    void whatIsNoPartIsRefused(String text) {
        assertThatThrownBy(() -> WorkSegment.parse(text, Medium.AUDIO)).isInstanceOf(RegistryException.class);
    }

    @Test
    void picturesHaveNoParts() {
        assertThatThrownBy(() -> WorkSegment.parse("0:10-0:20", Medium.IMAGE)).hasMessageContaining("picture");
    }

    @ParameterizedTest
    @CsvSource({
        "audio, STREAM",
        "video[src], STREAM",
        "source, STREAM",
        "a[href], DOWNLOAD",
        "img[src], DISPLAY",
        "img, DISPLAY",
        "stream, STREAM",
        "enclosure, DOWNLOAD",
        "canvas,",
        "'',"
    })
    void anElementSaysWhatIsDone(String element, LicensedUse use) {
        assertThat(LicensedUse.ofElement(element)).isEqualTo(Optional.ofNullable(use));
    }

    @Test
    void usesAndConditionsAreStoredByName() {
        for (Set<LicensedUse> uses : List.of(EnumSet.noneOf(LicensedUse.class), EnumSet.allOf(LicensedUse.class))) {
            assertThat(LicensedUse.ofStored(LicensedUse.stored(uses))).isEqualTo(uses);
        }
        Set<LicenceCondition> all = EnumSet.allOf(LicenceCondition.class);
        assertThat(LicenceCondition.ofStored(LicenceCondition.stored(all))).isEqualTo(all);
        assertThat(LicenceCondition.stored(all)).hasSizeLessThanOrEqualTo(100);
        assertThatThrownBy(() -> LicensedUse.parse("print")).hasMessageContaining("`print`");
        assertThatThrownBy(() -> LicenceCondition.parse("credit")).hasMessageContaining("`credit`");
    }

    @ParameterizedTest
    @CsvSource({
        "https://creativecommons.org/licenses/by/4.0/, attribution",
        "https://creativecommons.org/licenses/by-nc-sa/3.0/de/, 'attribution, non-commercial, share-alike'",
        "http://creativecommons.org/licenses/by-nd/4.0/, 'attribution, no-derivatives'",
        "https://creativecommons.org/publicdomain/zero/1.0/, ''",
        "https://example.org/terms/by, ''",
    })
    void aPublicLicenceHasItsConditions(String uri, String words) {
        assertThat(LicenceCondition.words(LicenceCondition.ofPublicLicence(uri)))
                .isEqualTo(words);
    }
}
