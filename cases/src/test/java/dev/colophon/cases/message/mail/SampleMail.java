package dev.colophon.cases.message.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.cases.message.MailAddress;
import dev.colophon.cases.message.NoticeContent;
import dev.colophon.cases.message.SampleNotice;
import dev.colophon.cases.message.acns.AcnsNotices;
import dev.colophon.cases.message.acns.AcnsNotices.Recognition;
import dev.colophon.cases.message.acns.AcnsWriter;
import dev.colophon.cases.message.acns.Infringement.NoticeType;
import dev.colophon.cases.message.acns.Infringement.TypeName;
import dev.colophon.cases.message.form.NoticeForm;
import dev.colophon.cases.message.form.PlainDocument;
import dev.colophon.cases.message.mail.NoticeMail.Attached;
import dev.colophon.cases.message.mail.NoticeMail.FileKind;
import dev.colophon.cases.message.xarf.XarfReports;
import dev.colophon.cases.message.xarf.XarfWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A whole notice as mail: two languages, ACNS, XARF and a report on paper. */
final class SampleMail {

    static final MailAddress FROM = MailAddress.of("rights@owner.example");
    static final MailAddress TO = MailAddress.of("abuse@host.example");

    private SampleMail() {}

    static NoticeMail of(String name, String subject) {
        NoticeContent notice = SampleNotice.of("zh", name, 2);
        String document = AcnsWriter.document(AcnsNotices.of(
                        notice,
                        new NoticeType(TypeName.INFRINGEMENT, false, Optional.empty()),
                        new Recognition("Colophon 0.1", true, true))
                .getFirst());
        return new NoticeMail(
                NoticeMail.messageId(notice.noticeId(), "3f2a", FROM),
                Optional.of("<N-16.77aa@owner.example>"),
                Instant.parse("2026-11-28T06:41:02Z"),
                FROM,
                name,
                TO,
                name,
                subject,
                "zh",
                MailText.of(
                        PlainDocument.of(NoticeForm.CHINA.write(notice))
                                + PlainDocument.of(NoticeForm.DSA.write(SampleNotice.of("en"))),
                        List.of(document)),
                List.of(
                        new Attached("acns-1.xml", FileKind.XML, document.getBytes(UTF_8)),
                        new Attached("xarf-1.json", FileKind.JSON, xarf(notice, 0)),
                        new Attached("xarf-2.json", FileKind.JSON, xarf(notice, 1)),
                        new Attached("notice.pdf", FileKind.PDF, new byte[200_000])));
    }

    private static byte[] xarf(NoticeContent notice, int item) {
        return XarfWriter.json(XarfReports.of(notice).get(item)).getBytes(UTF_8);
    }

    static NoticeMail of() {
        return of("Ada 陈一 Example", "Notice N-17: 2 copies · 侵权通知");
    }

    static DkimKey key(Path folder) {
        return DkimKey.create(folder.resolve("dkim.pem"), "owner.example", "colophon");
    }
}
