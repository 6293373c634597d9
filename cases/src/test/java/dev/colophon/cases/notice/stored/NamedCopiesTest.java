package dev.colophon.cases.notice.stored;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.crawl.source.CanonicalUrl;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words name copies by address, number or title, and numbers of other things are none. */
class NamedCopiesTest {

    private static final List<StoredNoticeItem> ITEMS = List.of(
            new StoredNoticeItem(1, "s1", "https://pirate.example/a", "Evening Song"),
            new StoredNoticeItem(2, "s2", "https://pirate.example/ab", "Evening Song"),
            new StoredNoticeItem(3, "s3", "https://pirate.example/c", "最后一片叶子"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "We removed https://pirate.example/ab. | ADDRESS | 2",
                "We removed https://pirate.example/a and https://pirate.example/c, as asked. | ADDRESS | 1 3",
                "We removed no. 2. | NUMBER | 2",
                "We have removed items 1 and 3 of your notice. | NUMBER | 1 3",
                "Links 1-2 were disabled. | NUMBER | 1 2",
                "About copies no. 2, 3 of the notice | NUMBER | 2 3",
                "URL #3 was taken down | NUMBER | 3",
                "已删除第2项 | NUMBER | 2",
                "针对通知中的第1、3个链接 | NUMBER | 1 3",
                "My recording of Evening Song is my own. | TITLE | 1 2",
                "《最后一片叶子》是我的作品 | TITLE | 3",
                "We removed item 7. | NOTHING | ''",
                "We removed HTTPS://Pirate.Example/ab. | ADDRESS | 2",
                "We removed http://pirate.example/c. | ADDRESS | 3",
                "We removed https://pirate.example/AB. | NOTHING | ''",
                "We removed pirate.example/ab. | ADDRESS | 2",
                "We removed hxxps://pirate[.]example/c, hxxp://pirate(.)example/a | ADDRESS | 1 3",
                "The second link was removed. | NUMBER | 2",
                "The first and third links were removed. | NUMBER | 1 3",
                "The second paragraph of the law was read. | NOTHING | ''",
                "第一项、第二项链接已删除。 | NUMBER | 1 2",
                "第1项至第3项已删除。 | NUMBER | 1 2 3",
                "已删除第一、三项 | NUMBER | 1 3",
                "除第3项外，其余链接已删除。 | NUMBER | 3",
                "依据条例第二条 已处理 | NOTHING | ''",
                "Address: No. 2 Main Street. 17 USC 512(c)(3) item. | NOTHING | ''",
                "依据条例第2条 已处理 | NOTHING | ''",
                "All was removed on 2027-03-02. | NOTHING | ''"
            })
    void named(String text, NamedCopies.By by, String numbers) {
        NamedCopies named = NamedCopies.in(text, ITEMS);
        assertThat(named.by()).isEqualTo(by);
        assertThat(named.numbers())
                .isEqualTo(Stream.of(numbers.split(" "))
                        .filter(number -> !number.isEmpty())
                        .map(Integer::valueOf)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "We removed item 7. | 7",
                "Copies 2 and 9 have been removed. | 9",
                "Copy 12 was removed, and so was https://pirate.example/c. | 12",
                "已删除第十二项 | 12",
                "We removed no. 2. | ''"
            })
    void whatTheNoticeHasNotIsTold(String text, String strange) {
        assertThat(NamedCopies.in(text, ITEMS).strange())
                .isEqualTo(Stream.of(strange.split(" "))
                        .filter(number -> !number.isEmpty())
                        .map(Integer::valueOf)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "We removed https://pirate.example/else. | NOTHING | '' | https://pirate.example/else",
                "We removed no. 2, see https://pirate.example/else. | NUMBER | 2 | https://pirate.example/else",
                "Removed. -- https://host.example | NOTHING | '' | ''",
                "We removed http://PIRATE.example:80/a#now. | ADDRESS | 1 | ''",
                "We removed https://pirate.example/c?utm_source=x. | ADDRESS | 3 | ''",
                "We removed https://pirate.example/c?id=2. | NOTHING | '' | https://pirate.example/c?id=2",
                "We removed https://s.example/1. | ADDRESS | 1 | ''",
                "We removed https://new.example/2. | ADDRESS | 2 | ''",
                "We removed https://pirate.example/gone. | NOTHING | '' | https://pirate.example/gone"
            })
    void addressesThatAreNoCopysAreTold(String text, NamedCopies.By by, String numbers, String elsewhere) {
        Map<String, String> redirects = Map.of(
                "https://s.example/1", "https://pirate.example/a",
                "https://pirate.example/ab", "https://new.example/2");
        NamedCopies named = NamedCopies.in(
                text,
                ITEMS,
                url -> Optional.ofNullable(redirects.get(url.url())).flatMap(CanonicalUrl::of));
        assertThat(named.by()).isEqualTo(by);
        assertThat(String.join(
                        " ", named.numbers().stream().map(String::valueOf).toList()))
                .isEqualTo(numbers);
        assertThat(String.join(" ", named.elsewhere())).isEqualTo(elsewhere);
    }

    /** A page to which several were led says which none is meant. */
    @Test
    void whereSeveralLeadNoneIsMeant() {
        NamedCopies named = NamedCopies.in(
                "See https://pirate.example/removed",
                ITEMS,
                url -> url.path().equals("/removed")
                        ? Optional.empty()
                        : CanonicalUrl.of("https://pirate.example/removed"));
        assertThat(named.numbers()).isEmpty();
        assertThat(named.elsewhere()).containsExactly("https://pirate.example/removed");
    }

    @Test
    void theLastOfVeryManyAddressesCounts() {
        String others = IntStream.range(0, 10_000)
                .mapToObj("https://pirate.example/others/%d"::formatted)
                .collect(Collectors.joining("\n"));
        assertThat(NamedCopies.in("https://pirate.example/a\n" + others + "\nhttps://pirate.example/c", ITEMS)
                        .numbers())
                .containsExactly(1, 3);
    }
}
