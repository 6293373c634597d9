package dev.colophon.cases.message.acns;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.cases.message.acns.Infringement.BaseType;
import dev.colophon.cases.message.acns.Infringement.CaseReference;
import dev.colophon.cases.message.acns.Infringement.ContentMatched;
import dev.colophon.cases.message.acns.Infringement.Declaration;
import dev.colophon.cases.message.acns.Infringement.Detection;
import dev.colophon.cases.message.acns.Infringement.ExplicitType;
import dev.colophon.cases.message.acns.Infringement.FileHash;
import dev.colophon.cases.message.acns.Infringement.Item;
import dev.colophon.cases.message.acns.Infringement.NoticeType;
import dev.colophon.cases.message.acns.Infringement.PastNotice;
import dev.colophon.cases.message.acns.Infringement.Seen;
import dev.colophon.cases.message.acns.Infringement.Severity;
import dev.colophon.cases.message.acns.Infringement.Source;
import dev.colophon.cases.message.acns.Infringement.SubType;
import dev.colophon.cases.message.acns.Infringement.TransferProtocol;
import dev.colophon.cases.message.acns.Infringement.TypeName;
import dev.colophon.cases.message.acns.Infringement.Verification;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Notices with all that can be in them. */
final class SampleInfringement {

    private static final Instant FIRST = Instant.parse("2026-11-20T08:00:00.123Z");
    private static final Instant LAST = Instant.parse("2026-11-27T09:30:15Z");

    private SampleInfringement() {}

    static AcnsContact contact(String entity) {
        return new AcnsContact(
                entity,
                Optional.of("Li Lei"),
                Optional.of("1 Harbour Road\nTown"),
                Optional.of("+1 555 0100"),
                "abuse@host.example",
                Optional.of("https://host.example/contact"));
    }

    /** With every optional part, and this text wherever text can be. */
    static Infringement whole(String text) {
        return new Infringement(
                new CaseReference(
                        "N-17",
                        Optional.of("https://owner.example/n/17"),
                        Optional.of("Open"),
                        Optional.of(Severity.HIGH)),
                contact(text),
                contact("Music Host Ltd"),
                new Source(
                        LAST,
                        Optional.of(InetAddress.ofLiteral("2001:db8::1")),
                        Optional.of(443),
                        Optional.of(6),
                        Optional.of("music.host.example"),
                        Optional.of("HTTP"),
                        Optional.of(new SubType(
                                BaseType.SERVER, Optional.of(TransferProtocol.HTTP), Optional.of("nginx"), text)),
                        Optional.of("https://music.host.example/"),
                        Optional.of(2),
                        Optional.of(true),
                        Optional.of(false)),
                List.of(
                        new Item(
                                LAST,
                                List.of(new Seen(FIRST, LAST), new Seen(FIRST, FIRST)),
                                Optional.of(text),
                                Optional.of("Ada"),
                                text,
                                Optional.of(4_800_000_000L),
                                Optional.of("https://music.host.example/a.mp3?x=1&y=2"),
                                Optional.of("Music"),
                                Optional.of(ExplicitType.MUSIC),
                                Optional.of(new FileHash("SHA256", "ab".repeat(32))),
                                Optional.of("Message-ID: x")),
                        new Item(
                                LAST,
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                "b.mp3",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())),
                List.of(new PastNotice("N-16", FIRST, text)),
                Optional.of(text),
                Optional.of(new NoticeType(TypeName.DMCA, true, Optional.of(text))),
                Optional.of(new Detection(
                        text,
                        Optional.of(new FileHash("ISRC", "QZAB12600001")),
                        Optional.of(new ContentMatched(true, false, false, false, Optional.of(100), true, true)),
                        Optional.of(true),
                        Optional.of(false),
                        Optional.of(new FileHash("own", "mark")),
                        "Colophon 0.1",
                        Optional.of("https://owner.example/e/1"))),
                Optional.of(new Verification(Optional.of(2), Optional.of("listened"), Optional.of(text))),
                Optional.of(text),
                Optional.of("picture".getBytes(UTF_8)),
                List.of(new Declaration(
                        Optional.of("AUTHORITY"), Optional.of(text), Optional.of("https://owner.example/d"))));
    }
}
