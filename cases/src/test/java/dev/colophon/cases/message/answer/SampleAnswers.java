package dev.colophon.cases.message.answer;

import dev.colophon.cases.message.SampleNotice;
import dev.colophon.cases.message.acns.AcnsAnswers;
import dev.colophon.cases.message.form.NoticeForm;
import dev.colophon.cases.message.form.PlainDocument;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Mail as it comes back. */
final class SampleAnswers {

    private static final String HEAD =
            """
            From: =?utf-8?B?%s?= <abuse@host.example>
            To: rights@owner.example
            Subject: Re: Notice N-17
            Date: Mon, 30 Nov 2026 10:00:00 +0800
            Message-ID: <r1@host.example>
            In-Reply-To: <N-17.3f2a@owner.example>
            References: <N-16.77aa@owner.example> <N-17.3f2a@owner.example>
            MIME-Version: 1.0
            """.formatted(Base64.getEncoder().encodeToString("音乐主机".getBytes(StandardCharsets.UTF_8)));

    static final String COUNTER = """
            Counter notification

            Name: Sam Subscriber
            Address: 2 Lake Road, Springfield
            Telephone: +1 555 0199
            E-mail: sam@mail.example
            The material was at https://music.host.example/files/1 before it was removed.
            I swear, under penalty of perjury, that I have a good faith belief that the material
            was removed as a result of mistake or misidentification.
            I consent to the jurisdiction of the Federal District Court and will accept service of process
            from the person who notified.
            /s/ Sam Subscriber
            """;

    static final String CHINESE_COUNTER = """
            关于要求恢复被删除内容的说明（反通知）

            姓名：张三
            身份证明文件：居民身份证 11010519491231002X
            通讯地址：上海市黄浦区1号
            电话：021-55550100
            电子邮箱：zhang@mail.example
            作品名称：我的圆舞曲
            网络地址：https://music.host.example/files/2
            不构成侵权的初步证明材料：原始工程文件见附件
            本人对本说明内容的真实性负责。
            签名：张三
            """;

    private SampleAnswers() {}

    static String crlf(String text) {
        return text.replace("\r\n", "\n").replace("\n", "\r\n");
    }

    static String plain(String text) {
        return crlf(HEAD + "Content-Type: text/plain; charset=utf-8\n\n" + text);
    }

    static String automatic(String text) {
        return crlf(HEAD + "Auto-Submitted: auto-replied\nContent-Type: text/plain; charset=utf-8\n\n" + text);
    }

    /** How mail programs quote what they answer: our whole notice. */
    static String quoted() {
        String ours = PlainDocument.of(NoticeForm.DMCA.write(SampleNotice.of("en")));
        return "\nOn Sat, 28 Nov 2026 at 06:41, Ada Example <rights@owner.example> wrote:\n" + ours;
    }

    static String withXml() {
        String xml = Base64.getMimeEncoder().encodeToString(AcnsAnswers.status().getBytes(StandardCharsets.UTF_8));
        return crlf(HEAD + """
                Content-Type: multipart/mixed; boundary="b1"

                preamble
                --b1
                Content-Type: text/html; charset=utf-8

                <p>See the <b>attached</b> status.</p>
                --b1
                Content-Type: application/xml; name="status.xml"
                Content-Disposition: attachment; filename="status.xml"
                Content-Transfer-Encoding: base64

                %s
                --b1
                Content-Type: application/pdf
                Content-Disposition: attachment; filename="letter.pdf"
                Content-Transfer-Encoding: base64

                JVBERi0xLjc=
                --b1--
                """.formatted(xml));
    }

    static String inline() {
        return plain("Dear sender,\n" + AcnsAnswers.acknowledgement("Complianant") + "\nRegards\n");
    }

    static String bounce(String action, String status) {
        return crlf("""
                From: MAILER-DAEMON@host.example
                To: rights@owner.example
                Subject: Undelivered Mail Returned to Sender
                Date: Mon, 30 Nov 2026 10:00:00 +0800
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b2"

                --b2
                Content-Type: text/plain

                I'm sorry to have to inform you.
                --b2
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.host.example
                Arrival-Date: Sat, 28 Nov 2026 06:41:05 +0000

                Final-Recipient: rfc822; abuse@host.example
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; 550 5.1.1 <abuse@host.example>:
                 Recipient address rejected

                --b2
                Content-Type: text/rfc822-headers

                DKIM-Signature: v=1
                Message-ID: <N-17.3f2a@owner.example>
                Subject: Notice
                --b2--
                """.formatted(action, status));
    }
}
