package dev.colophon.page.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.page.listing.Listing.PageEntry;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlListsTest {

    private static final String URL = "https://example.org/list";

    private static Listing read(String text) {
        return UrlLists.read(text.getBytes(StandardCharsets.UTF_8), "", URL);
    }

    @Test
    void readsALineAfterTheOther() {
        Listing listing = read(
                "\uFEFF# mine\nhttps://example.org/a,b?x=1,2\r\n\nHTTP://EXAMPLE.org/B\nnothing\nhttps://exa mple.org\nhttps://example.org/c");
        assertThat(listing.pages())
                .extracting(PageEntry::url)
                .containsExactly("https://example.org/a,b?x=1,2", "http://example.org/B", "https://example.org/c");
        assertThat(listing.problems())
                .containsExactly(
                        "line 5: nothing is not an http or https URL",
                        "line 6: https://exa mple.org is not an http or https URL");
        assertThat(listing.skipped()).isEqualTo(2);
    }

    /** What is kept in logs. */
    @Test
    void namesAndPasswordsAreNotRepeated() {
        assertThat(read("http://joe:s3cret@bad host/\njoe:s3cret@one.example/a\nftp://joe:s3@cret@one.example/@joe")
                        .problems())
                .containsExactly(
                        "line 1: http://…@bad host/ is not an http or https URL",
                        "line 2: …@one.example/a is not an http or https URL",
                        "line 3: ftp://…@one.example/@joe is not an http or https URL");
    }

    /** Both were no URLs. */
    @Test
    void aBlankIsEscapedAndALongUrlSaysTheLimit() {
        Listing listing = read("https://example.org/a b.jpg?c d\nhttps://example.org/" + "x".repeat(9_000));
        assertThat(listing.pages()).extracting(PageEntry::url).containsExactly("https://example.org/a%20b.jpg?c%20d");
        assertThat(listing.problems()).containsExactly("line 2: a URL of 9020 characters, longer than 8192");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title,url\n\"a, b\",https://example.org/1\n\"two\nlines\",https://example.org/2\nlast,\n",
                "rank\tLink\n1\thttps://example.org/1\n2\thttps://example.org/2\n3\t\n",
                "标题;网址\n甲;https://example.org/1\n乙;https://example.org/2\n丙;\n",
                "链接,标题\nhttps://example.org/1,甲\nhttps://example.org/2,乙\n,丙\n",
                "1,https://example.org/1\n2,https://example.org/2\n3,\n"
            })
    void findsTheColumnOfATable(String text) {
        Listing listing = read(text);
        assertThat(listing.pages())
                .extracting(PageEntry::url)
                .containsExactly("https://example.org/1", "https://example.org/2");
        assertThat(listing.skipped()).isEqualTo(1);
    }

    @Test
    void saysTheLineOfABadRowBehindOneOfSeveralLines() {
        assertThat(read("title,url\n\"two\nlines\",https://example.org/2\nlast,nowhere\n")
                        .problems())
                .containsExactly("line 4: nowhere is not an http or https URL");
    }

    @Test
    void readsTablesOfChineseOffices() {
        byte[] bytes = "标题,链接\n某某小说在线阅读全文完整版,https://example.org/1\n".getBytes(Charset.forName("GBK"));
        assertThat(UrlLists.read(bytes, "text/csv; charset=gb2312", URL).pages())
                .hasSize(1);
        assertThat(UrlLists.read("https://example.org/1,甲\n".getBytes(StandardCharsets.UTF_8), "", URL + ".csv")
                        .pages())
                .extracting(PageEntry::url)
                .containsExactly("https://example.org/1");
    }

    @Test
    void survivesBrokenTablesAndLongLines() {
        assertThat(read("title,url\n\"never closed,https://example.org/1\n").pages())
                .isEmpty();
        assertThat(read("title,url\na\"b,https://example.org/1\n\"x\"y,https://example.org/2\n")
                        .pages())
                .hasSize(2);
        assertThat(read("https://example.org/1\n" + "x".repeat(1 << 20) + "\nhttps://example.org/2")
                        .pages())
                .hasSize(2);
        assertThat(read("a,b\nc,d\n").problems()).containsExactly("line 2: no column with a URL");
        assertThat(read("").entries()).isEmpty();
    }
}
