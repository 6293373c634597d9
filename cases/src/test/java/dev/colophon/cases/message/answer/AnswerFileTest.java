package dev.colophon.cases.message.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.cases.message.SampleNotice;
import dev.colophon.cases.message.UnreadableMessage;
import dev.colophon.cases.message.acns.AcnsAnswers;
import dev.colophon.cases.message.acns.AcnsNotices;
import dev.colophon.cases.message.acns.AcnsNotices.Recognition;
import dev.colophon.cases.message.acns.AcnsWriter;
import dev.colophon.cases.message.acns.Infringement.NoticeType;
import dev.colophon.cases.message.acns.Infringement.TypeName;
import dev.colophon.cases.message.answer.NoticeAnswer.Acknowledgement;
import dev.colophon.cases.message.answer.NoticeAnswer.AutomaticReply;
import dev.colophon.cases.message.answer.NoticeAnswer.Counter;
import dev.colophon.cases.message.answer.NoticeAnswer.DeliveryAction;
import dev.colophon.cases.message.answer.NoticeAnswer.DeliveryReport;
import dev.colophon.cases.message.answer.NoticeAnswer.Reported;
import dev.colophon.cases.message.answer.NoticeAnswer.Status;
import dev.colophon.cases.message.answer.NoticeAnswer.Unknown;
import dev.colophon.cases.message.xarf.XarfReports;
import dev.colophon.cases.message.xarf.XarfWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerFileTest {

    private static final List<String> DMCA = List.of(
            "signature",
            "items.url",
            "statement.mistake",
            "user.name",
            "user.address",
            "user.phone",
            "statement.jurisdiction",
            "statement.service");

    private static AnswerContent read(String file) {
        return AnswerFile.read(file.getBytes(UTF_8));
    }

    private static <A extends NoticeAnswer> A only(String file, Class<A> kind) {
        List<NoticeAnswer> answers = read(file).answers();
        assertThat(answers).singleElement().isInstanceOf(kind);
        return kind.cast(answers.getFirst());
    }

    @Test
    void aMailSaysWhoseItIsAndWhatItAnswers() {
        AnswerContent.Head head = read(SampleAnswers.inline()).head().orElseThrow();
        assertThat(head.from()).isEqualTo("音乐主机 <abuse@host.example>");
        assertThat(head.subject()).isEqualTo("Re: Notice N-17");
        assertThat(head.date()).contains(Instant.parse("2026-11-30T02:00:00Z"));
        assertThat(head.messageId()).contains("<r1@host.example>");
        assertThat(head.about()).containsExactly("<N-17.3f2a@owner.example>", "<N-16.77aa@owner.example>");
    }

    @Test
    void anAcknowledgementInTheTextIsOne() {
        assertThat(only(SampleAnswers.inline(), Acknowledgement.class)
                        .acknowledgement()
                        .caseId())
                .isEqualTo("N-17");
        assertThat(only(AcnsAnswers.rejection(), Acknowledgement.class)
                        .acknowledgement()
                        .accepted())
                .contains(false);
    }

    @Test
    void aStatusIsReadAndOtherFilesAreNotOpened() {
        AnswerContent content = read(SampleAnswers.withXml());
        assertThat(content.answers()).hasSize(3);
        assertThat(content.answers().getFirst()).isInstanceOf(Status.class);
        assertThat(content.answers().getLast())
                .isInstanceOfSatisfying(
                        Counter.class,
                        counter -> assertThat(counter.statement().caseId()).contains("N-18"));
        assertThat(content.attachments())
                .containsExactly(new AnswerContent.Attachment("letter.pdf", "application/pdf", 8));
    }

    @Test
    void aWholeCounterNotificationLacksNothing() {
        CounterStatement statement =
                only(SampleAnswers.plain(SampleAnswers.COUNTER), Counter.class).statement();
        assertThat(statement.missing(DMCA)).isEmpty();
        assertThat(statement.missing(List.of("user.identityProof", "user.shoeSize")))
                .containsExactly("user.identityProof", "user.shoeSize");
        assertThat(statement.text()).startsWith("Counter notification");
    }

    @ParameterizedTest
    @CsvSource({
        "/s/ Sam Subscriber, signature",
        "https://music.host.example/files/1, items.url",
        "mistake or misidentification, statement.mistake",
        "under penalty of perjury, statement.mistake",
        "Name: Sam Subscriber, user.name",
        "'Address: 2 Lake Road, Springfield', user.address",
        "Telephone: +1 555 0199, user.phone",
        "consent to the jurisdiction, statement.jurisdiction",
        "accept service of process, statement.service"
    })
    void whatIsLeftOutIsMissed(String words, String field) {
        String without = SampleAnswers.COUNTER.replace(words, "");
        assertThat(without).isNotEqualTo(SampleAnswers.COUNTER);
        assertThat(only(SampleAnswers.plain(without), Counter.class).statement().missing(DMCA))
                .containsExactly(field);
    }

    @Test
    void aChineseExplanationIsRead() {
        CounterStatement statement = only(SampleAnswers.plain(SampleAnswers.CHINESE_COUNTER), Counter.class)
                .statement();
        assertThat(statement.missing(List.of(
                        "user.name",
                        "user.identityProof",
                        "user.address",
                        "user.phone",
                        "user.email",
                        "user.contact",
                        "items.title",
                        "items.url",
                        "proof.noInfringement",
                        "signature",
                        "statement.truth")))
                .isEmpty();
        assertThat(statement.missing(DMCA))
                .containsExactly("statement.mistake", "statement.jurisdiction", "statement.service");
    }

    @Test
    void aComplaintGivesReasons() {
        String complaint = "Counter notice: please restore https://music.host.example/files/1";
        List<String> dsa = List.of("reasons", "items.url", "user.contact");
        assertThat(only(SampleAnswers.plain(complaint), Counter.class)
                        .statement()
                        .missing(dsa))
                .containsExactly("reasons", "user.contact");
        assertThat(only(SampleAnswers.plain(complaint + "\nbecause it is mine, sam@mail.example"), Counter.class)
                        .statement()
                        .missing(dsa))
                .isEmpty();
    }

    @Test
    void whatOurOwnNoticeSaysIsNotTheirs() {
        String bare = "This is my counter notice: it is mine.\n" + SampleAnswers.quoted();
        CounterStatement statement =
                only(SampleAnswers.plain(bare), Counter.class).statement();
        assertThat(statement.missing(DMCA)).containsExactlyElementsOf(DMCA);
        assertThat(statement.text()).isEqualTo("This is my counter notice: it is mine.");
        assertThat(only(SampleAnswers.plain("Thank you.\n" + SampleAnswers.quoted()), Unknown.class)
                        .text())
                .isEqualTo("Thank you.");
        assertThat(only(SampleAnswers.plain("Thanks\n> counter notice\n> /s/ Me\n"), Unknown.class)
                        .text())
                .isEqualTo("Thanks");
    }

    @Test
    void aForwardedCounterNoticeIsTheUsers() {
        String forwarded = "Please see below.\n\n---------- Forwarded message ----------\n" + SampleAnswers.COUNTER;
        assertThat(only(SampleAnswers.plain(forwarded), Counter.class)
                        .statement()
                        .missing(DMCA))
                .isEmpty();
    }

    @Test
    void ourNoticeSentBackSaysNothing() {
        String ours = AcnsWriter.document(AcnsNotices.of(
                        SampleNotice.of("en"),
                        new NoticeType(TypeName.DMCA, false, Optional.empty()),
                        new Recognition("Colophon", true, true))
                .getFirst());
        String mail = SampleAnswers.withXml()
                .replaceFirst("(?s)(base64\r\n\r\n).*?(--b1)", "8bit\r\n\r\n" + ours.replace("$", "\\$") + "\r\n$2");
        assertThat(mail).contains("<Infringement");
        assertThat(read(mail).answers()).singleElement().isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "failed, 5.1.1, FAILED, true",
        "failed, 4.4.7, FAILED, false",
        "delayed, 4.4.1, DELAYED, false",
        "delivered, 2.0.0, DELIVERED, false"
    })
    void aDeliveryReportSaysOfWhichMail(String action, String status, DeliveryAction expected, boolean forGood) {
        DeliveryReport report = only(SampleAnswers.bounce(action, status), DeliveryReport.class);
        assertThat(report.action()).isEqualTo(expected);
        assertThat(report.isForGood()).isEqualTo(forGood);
        assertThat(report.recipient()).isEqualTo("abuse@host.example");
        assertThat(report.messageId()).contains("<N-17.3f2a@owner.example>");
        assertThat(report.diagnostic().orElseThrow()).endsWith("Recipient address rejected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Auto-Submitted: auto-generated", "Precedence: auto_reply", "X-Autoreply: yes"})
    void anAutomaticReplyAcknowledgesNothing(String header) {
        String mail = SampleAnswers.automatic("We have received your notice. Ticket 4711.\n");
        assertThat(only(mail, AutomaticReply.class).text()).contains("Ticket 4711");
        assertThat(only(mail.replace("Auto-Submitted: auto-replied", header), AutomaticReply.class)
                        .text())
                .isNotEmpty();
        assertThat(only(mail.replace("Auto-Submitted: auto-replied", "Auto-Submitted: no"), Unknown.class)
                        .text())
                .isNotEmpty();
    }

    @Test
    void aMachineThatAcknowledgesInAcnsDoes() {
        assertThat(read(SampleAnswers.automatic(AcnsAnswers.acknowledgement("Complianant")))
                        .answers())
                .singleElement()
                .isInstanceOf(Acknowledgement.class);
    }

    @Test
    void oneBadPartCostsTheOthersNothing() {
        String mail = SampleAnswers.plain(
                AcnsAnswers.acknowledgement("Complianant").replace("<ID>N-17</ID>", "") + AcnsAnswers.update());
        List<NoticeAnswer> answers = read(mail).answers();
        assertThat(answers).hasSize(2);
        assertThat(answers.getFirst())
                .isInstanceOfSatisfying(
                        Unknown.class,
                        unknown ->
                                assertThat(unknown.why()).isEqualTo("ACNS Case lacks ID, which the standard requires"));
        assertThat(answers.getLast()).isInstanceOf(Status.class);
    }

    @Test
    void aReportIsNoAnswerAndNotLost() {
        String json = XarfWriter.json(XarfReports.of(SampleNotice.of("en")).getFirst());
        assertThat(only(json, Reported.class).report().type()).isEqualTo("copyright");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "\u0000\u0001\u0002",
                "<html/>",
                "{\"a\": 1}",
                "%PDF-1.7\n",
                "To: x\r\n\r\nno sender"
            })
    void whatIsNoAnswerIsRefused(String file) {
        assertThatThrownBy(() -> read(file)).isInstanceOf(UnreadableMessage.class);
    }

    @Test
    void lengthDepthAndNumberOfPartsAreBounded() {
        assertThatThrownBy(() -> AnswerFile.read(new byte[(10 << 20) + 1])).hasMessageContaining("10 MiB");
        StringBuilder nested = new StringBuilder("From: a@b.example\r\n");
        for (int i = 0; i < 100_000; i++) {
            nested.append("Content-Type: multipart/mixed; boundary=\"b%d\"\r\n\r\n--b%d\r\n".formatted(i, i));
        }
        assertThatThrownBy(() -> read(nested.toString())).isInstanceOf(UnreadableMessage.class);
        String many = SampleAnswers.crlf("From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n"
                + "--b\n\nx\n".repeat(500_000) + "--b--\n");
        Assertions.assertTimeout(
                Duration.ofSeconds(20),
                () -> assertThatThrownBy(() -> read(many)).hasMessageContaining("1,000 parts"));
    }

    @Test
    void aTextOfManyBlanksTakesNoTime() {
        String blanks =
                SampleAnswers.plain("反通知\n" + "\n \t".repeat(300_000) + "a".repeat(100_000) + "@".repeat(100_000));
        Assertions.assertTimeout(
                Duration.ofSeconds(20), () -> assertThat(read(blanks).answers()).hasSize(1));
        String elements = SampleAnswers.plain("<NoticeAck ".repeat(90_000));
        Assertions.assertTimeout(
                Duration.ofSeconds(20),
                () -> assertThat(read(elements).answers()).hasSize(1));
    }

    /** A link whose words do not name where it leads: that is what the writer names. */
    @Test
    void theAddressOfALinkIsRead() {
        String html = """
                From: h@host.example
                Subject: N-1
                Content-Type: text/html

                <p>We have removed <a href="https://host.example/b.txt">this file</a>.</p>
                <p><a href="mailto:h@host.example">We</a> <a href="https://host.example/c">https://host.example/c</a></p>
                <blockquote>Remove <a href="https://host.example/a.txt">that</a></blockquote>
                """;
        assertThat(only(html, Unknown.class).text())
                .contains("this file <https://host.example/b.txt>")
                .containsOnlyOnce("https://host.example/c")
                .doesNotContain("mailto:", "a.txt");
    }

    @Test
    void whatCannotBeDecodedIsNotGuessedAt() {
        String head =
                "From: h@host.example\nSubject: N-1\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n";
        AnswerContent broken = read(head + "V2UgaGF2ZSByZW1vdmVkI%%%%\n");
        assertThat(broken.undecoded()).isTrue();
        assertThat(broken.answers()).singleElement().isInstanceOfSatisfying(Unknown.class, unknown -> {
            assertThat(unknown.why()).contains("could not be decoded");
            assertThat(unknown.text()).isEmpty();
        });
        AnswerContent whole = read(head + "V2UgaGF2ZSByZW1v\ndmVkIGl0Lg==\n");
        assertThat(whole.undecoded()).isFalse();
        assertThat(whole.answers())
                .singleElement()
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.text()).isEqualTo("We have removed it."));
    }

    /** As people see a page: what stands in elements beside each other is not one word, and our own notice in them is found. */
    @Test
    void elementsBesideEachOtherPartWords() {
        String head = "From: h@host.example\nSubject: N-1\nContent-Type: text/html\n\n";
        String letter = head + "<div>We have removed</div><div>https://host.example/b.txt</div><p>Regards</p>"
                + "<p>Notification of claimed infringement, 17 U.S.C. § 512(c)(3)(A)</p><p>https://host.example/a.txt</p>";
        assertThat(WrittenAddresses.in(only(letter, Unknown.class).text()))
                .containsExactly("https://host.example/b.txt");
        String table = head + "<table><tr><td>https://host.example/b.txt<td>2026-11-29</table>removed";
        assertThat(WrittenAddresses.in(only(table, Unknown.class).text()))
                .containsExactly("https://host.example/b.txt");
        String relative = head
                + "<base href='https://host.example/x/'><a href='/b.txt'>one</a> <a href='//host.example/c.txt'>two</a>";
        assertThat(WrittenAddresses.in(only(relative, Unknown.class).text()))
                .containsExactly("https://host.example/b.txt", "https://host.example/c.txt");
    }

    /** Where the plain text of a mail is empty, or names nothing, its links say what it is about. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  \n \n",
                "We have removed this file.\n",
                "We have removed this.\n\n> https://host.example/a.txt\n"
            })
    void plainTextWithoutAddressesHidesNoLink(String plain) {
        String mail = """
                From: h@host.example
                Subject: N-1
                Content-Type: multipart/alternative; boundary=x

                --x
                Content-Type: text/plain

                %s
                --x
                Content-Type: text/html

                We have removed <a href="https://host.example/b.txt">this file</a>.
                --x--
                """.formatted(plain);
        assertThat(WrittenAddresses.in(only(mail, Unknown.class).text())).containsExactly("https://host.example/b.txt");
    }

    @Test
    void whatIsReadInPartIsSaidToBe() {
        String head = "From: h@host.example\nSubject: N-1\nContent-Type: text/plain\n";
        for (String cut : List.of(
                "Content-Transfer-Encoding: base64\n\nV2UgaGF2ZSByZW1vdmVkIGl0L\n",
                "Content-Transfer-Encoding: x-uuencode\n\nbegin 644 x\n.5V4@:&%V92!R96UO=F5D\nend\n",
                "\n-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n",
                "\n" + "x y z\n".repeat(200_000))) {
            AnswerContent content = read(head + cut);
            assertThat(content.undecoded()).as(cut.substring(0, 40)).isTrue();
            assertThat(content.answers()).singleElement().isInstanceOf(Unknown.class);
        }
        assertThat(read(head + "\nWe have removed it.\n").undecoded()).isFalse();
    }

    /** What marks the lines of our notice is no reason to take it for the answer. */
    @Test
    void ourOwnNoticeIsFoundBehindMarks() {
        String mail = """
                From: h@host.example
                Subject: N-1

                We have removed <https://host.example
                /b.txt>.

                | Notification of claimed infringement, 17 U.S.C. § 512(c)(3)(A)
                | https://host.example/a.txt
                """;
        assertThat(WrittenAddresses.in(only(mail, Unknown.class).text())).containsExactly("https://host.example/b.txt");
    }
}
