package dev.colophon.demo.acts;

import dev.colophon.demo.acts.mail.ReceivedMail;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The mails by which a host, or its user, answers. */
final class HostLetter {

    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

    private final HostScript host;
    private final ReceivedMail notice;
    private final Instant at;

    /** In answer to a notice, at that time. */
    HostLetter(HostScript host, ReceivedMail notice, Instant at) {
        this.host = host;
        this.notice = notice;
        this.at = at;
    }

    private String head(String from, String kind) {
        return """
                From: %s@%s
                To: %s
                Date: %s
                Message-ID: <%s.%d@%s>
                In-Reply-To: %s
                Subject: Re: your notice
                """.formatted(
                        from,
                        host.domain(),
                        notice.from(),
                        DATE.format(at.atOffset(ZoneOffset.UTC)),
                        kind,
                        at.toEpochMilli(),
                        host.domain(),
                        notice.messageId());
    }

    private String plain(String from, String kind, String text) {
        return head(from, kind) + "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n" + text;
    }

    String received() {
        return plain("abuse", "received", "We have received your notice and look into it.\n");
    }

    String removed() {
        return plain("abuse", "removed", "The file that you name has been removed.\n");
    }

    String restored() {
        return plain(
                "abuse", "restored", "Nobody has told us of an action before a court. The file has been restored.\n");
    }

    String licence() {
        return plain(
                "user",
                "licence",
                "Ada Example licensed this site to show her works, in a letter of last spring. A copy of it is attached.\n");
    }

    /** @param whole whether it holds all that 17 USC 512(g)(3) asks for */
    String counter(String url, boolean whole) {
        return plain("user", "counter", """
                Counter notification

                Name: Sam Example
                %s
                """.formatted(url) + (whole ? """
                        Address: 1 Main Street, Springfield
                        Phone: +1 555 0100
                        I swear, under penalty of perjury, that I have a good faith belief that it was removed as a result of mistake.
                        I consent to the jurisdiction of the Federal District Court and will accept service of process.
                        /s/ Sam Example
                        """ : "I want my file back.\n"));
    }

    /** As a mail server returns what it cannot deliver (RFC 3464). */
    String returned() {
        return """
                From: MAILER-DAEMON@%1$s
                To: %2$s
                Date: %3$s
                Message-ID: <returned.%4$d@%1$s>
                Subject: Undelivered Mail Returned to Sender
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="part"

                --part
                Content-Type: text/plain

                The mail could not be delivered: the mailbox is full and nobody has read it for a year.

                --part
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mail.%1$s

                Final-Recipient: rfc822; abuse@%1$s
                Action: failed
                Status: 5.2.2
                Diagnostic-Code: smtp; 552 5.2.2 Mailbox full

                --part
                Content-Type: text/rfc822-headers

                Message-ID: %5$s

                --part--
                """.formatted(
                        host.domain(),
                        notice.from(),
                        DATE.format(at.atOffset(ZoneOffset.UTC)),
                        at.toEpochMilli(),
                        notice.messageId());
    }
}
