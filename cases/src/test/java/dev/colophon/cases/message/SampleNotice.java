package dev.colophon.cases.message;

import dev.colophon.cases.message.NoticeContent.Agent;
import dev.colophon.cases.message.NoticeContent.Bundle;
import dev.colophon.cases.message.NoticeContent.FoundBytes;
import dev.colophon.cases.message.NoticeContent.Item;
import dev.colophon.cases.message.NoticeContent.Kind;
import dev.colophon.cases.message.NoticeContent.Measure;
import dev.colophon.cases.message.NoticeContent.Nature;
import dev.colophon.cases.message.NoticeContent.OwnFile;
import dev.colophon.cases.message.NoticeContent.Party;
import dev.colophon.cases.message.NoticeContent.Statement;
import java.net.InetAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Notices to write. */
public final class SampleNotice {

    /** What a stranger could put into a name to deceive whoever reads it. */
    public static final String HOSTILE = "Ada\r\nBcc: all@victim.example\r\n\r\n\u202Egpj.<script>\u0000\uD800";

    private static final Instant FIRST = Instant.parse("2026-11-20T08:00:00Z");
    private static final Instant LAST = Instant.parse("2026-11-27T09:30:15Z");

    private SampleNotice() {}

    public static Party party(String name) {
        return new Party(
                name,
                Optional.of("居民身份证 11010519491231002X（复印件附后）"),
                Optional.of("王小明"),
                Optional.of("北京市海淀区中关村大街1号"),
                Optional.of("100080"),
                Optional.of("李雷"),
                Optional.of("+86 10 5555 0100"),
                Optional.of(MailAddress.of("rights@owner.example")),
                Optional.of("+86 10 5555 0101"),
                Nature.BODY);
    }

    public static Item item(int number) {
        return new Item(
                "灯笼圆舞曲 Lantern Waltz",
                List.of("Ada Example", "陈一"),
                Kind.AUDIO,
                List.of("ISRC QZAB12600001"),
                NoticeUrl.of("https://music.host.example/files/%d/lantern.mp3?a=1&b=2".formatted(number)),
                Optional.of(NoticeUrl.of("https://music.host.example/songs/%d".formatted(number))),
                "0:00 to 3:20 of the work is at 0:00 to 3:20 of the copy",
                FIRST,
                LAST,
                Optional.of(InetAddress.ofLiteral("192.0.2.10")),
                Optional.of(new FoundBytes("lantern.mp3", 4_800_123L, "ab".repeat(32))),
                Optional.of(new Bundle("S-1f2e3d4c-%d.wacz".formatted(number), "cd".repeat(32))),
                Optional.of(new OwnFile("waltz.flac", "ef".repeat(32), FIRST)));
    }

    public static NoticeContent of(String language) {
        return of(language, "Ada Example", 2);
    }

    public static NoticeContent of(String language, String owner, int items) {
        return new NoticeContent(
                "N-17",
                "K-3",
                LocalDate.of(2026, 11, 28),
                language,
                party(owner),
                Optional.of(new Agent(party("Li & Partners"), Optional.of("授权委托书 2026-17"))),
                new NoticeContent.Provider(
                        "Music Host Ltd",
                        "music.host.example",
                        Optional.of(MailAddress.of("abuse@host.example")),
                        Optional.of("1 Harbour Road"),
                        Optional.of("12345"),
                        Optional.of("+1 555 0100"),
                        Optional.empty(),
                        Optional.of("京ICP备00000000号")),
                Measure.REMOVE,
                IntStream.rangeClosed(1, items).mapToObj(SampleNotice::item).toList(),
                "The whole recording is offered for download without a licence.\n全曲未经许可提供下载。",
                "Evidence bundles and the certificate of registration are attached.",
                "Please tell us what you did.",
                EnumSet.allOf(Statement.class),
                Optional.of("Li Lei"));
    }

    /** The same by somebody of whom only the name is known, with nothing declared. */
    public static NoticeContent bare(String owner) {
        Item item = item(1);
        return new NoticeContent(
                "N-18",
                "K-3",
                LocalDate.of(2026, 11, 28),
                "en",
                Party.named(owner),
                Optional.empty(),
                new NoticeContent.Provider(
                        "Music Host Ltd",
                        "music.host.example",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Measure.REMOVE,
                List.of(new Item(
                        item.title(),
                        List.of(),
                        item.kind(),
                        List.of(),
                        item.url(),
                        Optional.empty(),
                        "",
                        item.firstSeen(),
                        item.lastSeen(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
                "",
                " ",
                "",
                EnumSet.noneOf(Statement.class),
                Optional.empty());
    }
}
