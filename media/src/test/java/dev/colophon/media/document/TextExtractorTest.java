package dev.colophon.media.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.media.refusal.MediaLimits;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextExtractorTest {

    private static final String CHINESE = "满纸荒唐言，一把辛酸泪。都云作者痴，谁解其中味？列位看官，你道此书从何而来？说起根由虽近荒唐，细按则深有趣味。";
    private static final String TRADITIONAL = "滿紙荒唐言，一把辛酸淚。都云作者癡，誰解其中味？列位看官，你道此書從何而來？說起根由雖近荒唐，細按則深有趣味。";
    private static final String JAPANESE = "吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。何でも薄暗いじめじめした所でニャーニャー泣いていた事だけは記憶している。";
    private static final String RUSSIAN =
            "Все счастливые семьи похожи друг на друга, каждая несчастливая семья несчастлива по-своему. Всё смешалось в доме Облонских.";
    private static final String FRENCH =
            "Longtemps, je me suis couché de bonne heure. Parfois, à peine ma bougie éteinte, mes yeux se fermaient si vite que je n’avais pas le temps.";

    @TempDir
    Path folder;

    private final TextExtractor extractor = new TextExtractor(MediaLimits.DEFAULT);

    private ExtractedText extract(byte[] bytes) throws Exception {
        return extractor.extract(Files.write(folder.resolve("text"), bytes)).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8,CHINESE",
        "GB18030,CHINESE",
        "GBK,CHINESE",
        "UTF-16,CHINESE",
        "Big5,TRADITIONAL",
        "Shift_JIS,JAPANESE",
        "EUC-JP,JAPANESE",
        "windows-1251,RUSSIAN",
        "KOI8-R,RUSSIAN",
        "windows-1252,FRENCH",
        "UTF-16LE,FRENCH"
    })
    void findsTheCharset(String charset, String name) throws Exception {
        String text = switch (name) {
            case "CHINESE" -> CHINESE;
            case "TRADITIONAL" -> TRADITIONAL;
            case "JAPANESE" -> JAPANESE;
            case "RUSSIAN" -> RUSSIAN;
            default -> FRENCH;
        };

        ExtractedText extracted = extract(text.getBytes(Charset.forName(charset)));

        assertThat(extracted.text()).isEqualTo(text);
        assertThat(extracted.partial()).isEmpty();
    }

    @Test
    void aByteOrderMarkIsNotText() throws Exception {
        assertThat(extract(("\uFEFF" + FRENCH).getBytes(StandardCharsets.UTF_8)).text())
                .isEqualTo(FRENCH);
    }

    @Test
    void invalidUtf8IsReplacedAndCounted() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(CHINESE.getBytes(StandardCharsets.UTF_8));
        bytes.write(0xFF);
        bytes.write("中".getBytes(StandardCharsets.UTF_8), 0, 2);
        bytes.writeBytes("end".getBytes(StandardCharsets.UTF_8));

        ExtractedText extracted = extract(bytes.toByteArray());

        assertThat(extracted.text()).isEqualTo(CHINESE + "\uFFFD\uFFFDend");
        assertThat(extracted.partial()).contains("2 byte sequences are not valid UTF-8 and were left out");
    }

    @Test
    void invalidGb18030IsReplacedAndCounted() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("<html><meta charset=gb2312><body>".getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(CHINESE.getBytes(Charset.forName("GB18030")));
        bytes.write(0xFF);
        bytes.writeBytes(" end".getBytes(StandardCharsets.US_ASCII));

        ExtractedText extracted = extract(bytes.toByteArray());

        assertThat(extracted.text()).isEqualTo(CHINESE + "\uFFFD end");
        assertThat(extracted.partial()).contains("1 byte sequences are not valid GB18030 and were left out");
    }

    @Test
    void aPageIsTheTextOfItsBody() throws Exception {
        String page = """
                <!DOCTYPE html><html><head><title>not this</title><style>p { color: red }</style></head>
                <body><script>var x = "nor this";</script><p>One  <b>bold</b>
                word.</p><div style="display:none">hidden stays</div><noscript>no</noscript>&amp; the rest</body></html>
                """;

        assertThat(extract(page.getBytes(StandardCharsets.UTF_8)).text())
                .isEqualTo("One bold word.\nhidden stays\n& the rest");
    }

    @Test
    void aPageThatLiesAboutUtf8IsReadAsWhatItIs() throws Exception {
        String page = "<html><head><meta charset=\"utf-8\"></head><body>" + CHINESE + CHINESE + "</body></html>";

        assertThat(extract(page.getBytes(Charset.forName("GB18030"))).text()).isEqualTo(CHINESE + CHINESE);
    }

    @Test
    void aPageNestedWithoutEndIsRead() throws Exception {
        String page = "<html><body>" + "<div><b>".repeat(100_000) + "deep</body></html>";

        assertThat(extract(page.getBytes(StandardCharsets.UTF_8)).text()).isEqualTo("deep");
    }

    private static MediaLimits hundredCharacters() {
        MediaLimits usual = MediaLimits.DEFAULT;
        return new MediaLimits(
                usual.sound(),
                usual.film(),
                usual.pixels(),
                usual.side(),
                usual.frameSide(),
                100,
                usual.documentTime(),
                usual.documentHeapMegabytes(),
                usual.decoderBytes());
    }

    @Test
    void tooMuchTextIsCut() throws Exception {
        Path file = Files.writeString(folder.resolve("long.txt"), "word ".repeat(1_000));

        ExtractedText extracted =
                new TextExtractor(hundredCharacters()).extract(file).orElseThrow();

        assertThat(extracted.text()).hasSize(100);
        assertThat(extracted.partial()).contains("the first 100 characters were read, the rest was left out");
    }
}
