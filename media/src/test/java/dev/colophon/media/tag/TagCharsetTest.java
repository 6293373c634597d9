package dev.colophon.media.tag;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagCharsetTest {

    @ParameterizedTest
    @CsvSource({
        "GBK, 夜曲",
        "GBK, 月亮代表我的心",
        "GBK, 邓丽君 - 甜蜜蜜 (Live)",
        "GBK, 最后一片叶子（第二版）",
        "GBK, 周杰伦 & 方文山",
        "Big5, 夜曲",
        "Big5, 最後一片葉子與其他的故事",
        "Big5, 鄧麗君",
        "Big5, 周杰倫 - 青花瓷",
        "Shift_JIS, 最後の一葉",
        "Shift_JIS, さくら",
        "Shift_JIS, カタカナのうた",
        "EUC-KR, 마지막 잎새 그리고 다른 이야기",
        "UTF-8, 夜曲",
        "UTF-8, Müller",
        "windows-1252, Rock ’n’ Roll – live"
    })
    void isFoundByItsBytes(String charset, String title) {
        byte[] bytes = title.getBytes(Charset.forName(charset));
        assertThat(TagCharset.text(bytes)).isEqualTo(title);
        assertThat(TagCharset.repaired(new String(bytes, ISO_8859_1))).isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "é",
                "für Elise",
                "Café Müller",
                "Ärzte",
                "Ä ö",
                "ÄÖÜ",
                "GRÖßE",
                "créée",
                "Åsa Öberg, Jürgen Müller, François",
                "Señor ¿Qué?",
                "© 2026 José",
                "20 °C",
                "Ça va déjà",
                "¡Olé!",
                "Mötley Crüe",
                "Sigur Rós – Ágætis byrjun",
                "Æon",
                "plain",
                "最后一片叶子",
                "Песня"
            })
    void whatIsPlausibleStays(String title) {
        assertThat(TagCharset.text(title.getBytes(UTF_8))).isEqualTo(title);
        assertThat(TagCharset.repaired(title)).isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Песня о друге", "Ночь", "мой дом", "Последний лист"})
    void cyrillicIsReadOrStaysAndDoesNotBecomeChinese(String title) {
        String misread = new String(title.getBytes(Charset.forName("windows-1251")), ISO_8859_1);
        assertThat(TagCharset.repaired(misread)).isIn(title, misread);
    }

    /** Fields of ID3v1 have 30 bytes. */
    @Test
    void aFieldMayEndWithinACharacter() {
        byte[] field = Arrays.copyOf("(Live) 最后一片叶子与其他的故事集".getBytes(Charset.forName("GBK")), 30);
        assertThat(TagCharset.text(field)).isEqualTo("(Live) 最后一片叶子与其他的故");
    }
}
