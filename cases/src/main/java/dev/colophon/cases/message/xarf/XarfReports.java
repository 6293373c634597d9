package dev.colophon.cases.message.xarf;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.cases.message.MessageRefused;
import dev.colophon.cases.message.NoticeContent;
import dev.colophon.cases.message.NoticeContent.Item;
import dev.colophon.cases.message.NoticeContent.Measure;
import dev.colophon.cases.message.NoticeContent.Party;
import dev.colophon.cases.message.xarf.XarfReport.CopyAt;
import dev.colophon.cases.message.xarf.XarfReport.Infringing;
import dev.colophon.cases.message.xarf.XarfReport.Linked;
import dev.colophon.cases.message.xarf.XarfReport.Organisation;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A notice as XARF: the standard has one report a copy. It has none that takes another back. */
public final class XarfReports {

    private XarfReports() {}

    /**
     * A report of each copy, in the order of the notice.
     *
     * @throws MessageRefused when the sender has no mail address: the standard has no report without
     */
    public static List<XarfReport> of(NoticeContent notice) {
        Organisation sender = organisation(notice.sender());
        Organisation reporter = notice.owner().email().isPresent() ? organisation(notice.owner()) : sender;
        return notice.items().stream()
                .map(item -> report(notice, item, reporter, sender))
                .toList();
    }

    private static XarfReport report(NoticeContent notice, Item item, Organisation reporter, Organisation sender) {
        return new XarfReport(
                id(notice, item),
                item.lastSeen(),
                reporter,
                sender,
                item.ip().map(InetAddress::getHostAddress).orElse(item.url().host()),
                Optional.empty(),
                infringing(notice, item),
                item.title(),
                notice.owner().name(),
                Optional.of(item.shared()).filter(words -> !words.isBlank()),
                List.of(),
                List.of());
    }

    /** The same notice says the same id of the same copy, however often it is written; it looks as one of version 4. */
    private static UUID id(NoticeContent notice, Item item) {
        byte[] name = (notice.noticeId() + "\n" + item.url()).getBytes(UTF_8);
        LongBuffer bits = ByteBuffer.wrap(XarfWriter.sha256(name)).asLongBuffer();
        long version = (bits.get() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
        long variant = (bits.get() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(version, variant);
    }

    private static Infringing infringing(NoticeContent notice, Item item) {
        return notice.measure() == Measure.UNLINK
                ? new Linked(item.url().text(), notice.provider().name())
                : new CopyAt(item.url().text(), Optional.empty());
    }

    private static Organisation organisation(Party party) {
        return new Organisation(
                party.name(),
                party.email()
                        .orElseThrow(() ->
                                new MessageRefused("a XARF report needs the mail address of who sends it: %s has none"
                                        .formatted(party.name()))));
    }
}
