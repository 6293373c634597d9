package dev.colophon.cases.message.mail;

import dev.colophon.cases.message.MailAddress;
import dev.colophon.cases.message.NoticeContent;
import dev.colophon.cases.message.SampleNotice;
import dev.colophon.cases.message.acns.AcnsNotices;
import dev.colophon.cases.message.acns.AcnsNotices.Recognition;
import dev.colophon.cases.message.acns.Infringement;
import dev.colophon.cases.message.acns.Infringement.NoticeType;
import dev.colophon.cases.message.acns.Infringement.TypeName;
import dev.colophon.cases.message.form.NoticeForm;
import dev.colophon.cases.message.xarf.XarfReports;
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
        List<Infringement> acns = AcnsNotices.of(
                notice,
                new NoticeType(TypeName.INFRINGEMENT, false, Optional.empty()),
                new Recognition("Colophon 0.1", true, true));
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
                MailText.body(
                        List.of(NoticeForm.CHINA.write(notice), NoticeForm.DSA.write(SampleNotice.of("en"))), acns),
                MailText.files(acns, XarfReports.of(notice), Optional.of(new byte[200_000])));
    }

    static NoticeMail of() {
        return of("Ada 陈一 Example", "Notice N-17: 2 copies · 侵权通知");
    }

    static DkimKey key(Path folder) {
        return DkimKey.create(folder.resolve("dkim.pem"), "owner.example", "colophon");
    }
}
