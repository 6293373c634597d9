package dev.colophon.crawl.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScanSourceTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "ftp://example.org/a,only http and https",
        "www.example.org/page,write https://www.example.org/page",
        "/no/such/thing,check the spelling"
    })
    void saysWhatToDo(String argument, String words) {
        assertThatThrownBy(() -> ScanSource.of(argument))
                .isInstanceOf(SourceRefused.class)
                .hasMessageContaining(words)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void decidesByContent() throws Exception {
        assertThat(ScanSource.of("https://example.org/")).isEqualTo(new ScanSource.WebUrl("https://example.org/"));
        assertThat(ScanSource.of(folder.toString())).isEqualTo(new ScanSource.LocalFiles(folder));
        Path novel =
                Files.writeString(folder.resolve("novel.txt"), "It began.\nhttp://example.org/ was there.\nEnd.\n");
        assertThat(ScanSource.of(novel.toString())).isEqualTo(new ScanSource.LocalFiles(novel));
        Path warc = Files.writeString(folder.resolve("unnamed"), "WARC/1.0\r\n");
        assertThat(ScanSource.of(warc.toString())).isEqualTo(new ScanSource.WarcFile(warc));
        Path fake = Files.writeString(folder.resolve("a.warc"), "hello");
        assertThatThrownBy(() -> ScanSource.of(fake.toString())).hasMessageContaining("does not begin like one");
    }

    /** Plain, with the dictionary frame that the WARC zstd proposal puts first, and under a name that hides it. */
    @ParameterizedTest
    @CsvSource({"a.warc.zst,28B52FFD", "a.warc.zst,5D2A4D18", "a.warc.zst,''", "a.warc,28B52FFD"})
    void saysHowToUnpackZstd(String name, String start) throws Exception {
        Path zstd = Files.write(folder.resolve(name), HexFormat.of().parseHex(start));
        assertThatThrownBy(() -> ScanSource.of(zstd.toString()))
                .isInstanceOf(SourceRefused.class)
                .hasMessage(zstd + " is a zstd WARC, which is not read; unpack it first with zstd -d");
    }

    @Test
    void readsTheFirstColumnOfACsvAndNumbersBadLines() throws Exception {
        Path csv = Files.writeString(
                folder.resolve("a.csv"),
                "\uFEFFurl,title\nhttp://a.example/1,One\n\"http://a.example/2,3\",Two\nnonsense,Three\n");
        UrlList list = UrlList.read(csv);
        assertThat(list.lines())
                .containsExactly(
                        new UrlList.Line(2, "http://a.example/1"), new UrlList.Line(3, "http://a.example/2,3"));
        assertThat(list.bad()).containsExactly(new UrlList.BadLine(4, "nonsense is not an http or https URL"));
        assertThat(ScanSource.of(csv.toString())).isEqualTo(new ScanSource.UrlListFile(csv));
        Path plain = Files.writeString(folder.resolve("a.txt"), "http://a.example/x,y.jpg\r\n");
        assertThat(UrlList.read(plain).lines()).containsExactly(new UrlList.Line(1, "http://a.example/x,y.jpg"));
    }

    /** Both were no URLs. */
    @Test
    void aBlankIsEscapedAndALongUrlSaysTheLimit() throws Exception {
        Path list = Files.writeString(
                folder.resolve("a.txt"),
                "http://a.example/1\nhttp://a.example/x y.jpg\nhttp://a.example/" + "x".repeat(9_000)
                        + "\nhttp://a b/\n");
        assertThat(UrlList.read(list).lines())
                .containsExactly(
                        new UrlList.Line(1, "http://a.example/1"), new UrlList.Line(2, "http://a.example/x%20y.jpg"));
        assertThat(UrlList.read(list).bad())
                .containsExactly(
                        new UrlList.BadLine(3, "a URL of 9017 characters, longer than 8192"),
                        new UrlList.BadLine(4, "http://a b/ is not an http or https URL"));
        assertThat(ScanSource.of(list.toString())).isEqualTo(new ScanSource.UrlListFile(list));
        assertThat(ScanSource.of("http://a.example/x y")).isEqualTo(new ScanSource.WebUrl("http://a.example/x%20y"));
        Path sentences = Files.writeString(folder.resolve("b.txt"), "http://a.example/1 is where it began.\n");
        assertThat(ScanSource.of(sentences.toString())).isEqualTo(new ScanSource.LocalFiles(sentences));
    }

    /** Longer than what is decoded at a time, and whatever follows. */
    @Test
    void aListIsToldByItsFirstThirtyLines() throws Exception {
        String url = "http://a.example/" + "x".repeat(400) + "\r\n";
        String sentence = "no URL\r\n";
        Path list = Files.writeString(folder.resolve("long.txt"), url.repeat(30) + sentence.repeat(5_000));
        Path half = Files.writeString(folder.resolve("half.txt"), sentence.repeat(15) + url.repeat(15) + sentence);
        Path text = Files.writeString(folder.resolve("text.txt"), sentence.repeat(16) + url.repeat(5_000));
        assertThat(ScanSource.of(list.toString())).isEqualTo(new ScanSource.UrlListFile(list));
        assertThat(ScanSource.of(half.toString())).isEqualTo(new ScanSource.UrlListFile(half));
        assertThat(ScanSource.of(text.toString())).isEqualTo(new ScanSource.LocalFiles(text));
    }
}
