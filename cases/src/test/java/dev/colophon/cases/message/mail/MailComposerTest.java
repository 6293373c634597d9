package dev.colophon.cases.message.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.cases.message.MessageRefused;
import dev.colophon.cases.message.SampleNotice;
import dev.colophon.cases.message.mail.NoticeMail.Attached;
import dev.colophon.cases.message.mail.NoticeMail.FileKind;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailComposerTest {

    private static MimeMessage parsed(byte[] bytes) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }

    @Test
    void peopleAndMachinesReadTheSameNotice() throws Exception {
        MimeMessage mail = parsed(MailComposer.bytes(SampleMail.of()));
        assertThat(mail.getSubject()).isEqualTo("Notice N-17: 2 copies · 侵权通知");
        assertThat(mail.getMessageID()).isEqualTo("<N-17.3f2a@owner.example>");
        assertThat(mail.getHeader("In-Reply-To")).containsExactly("<N-16.77aa@owner.example>");
        assertThat(mail.getHeader("Date")).containsExactly("Sat, 28 Nov 2026 06:41:02 +0000");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        String text = (String) parts.getBodyPart(0).getContent();
        assertThat(text.replace("\r\n", "\n"))
                .startsWith("要求删除或断开链接侵权网络内容的通知\n")
                .containsSubsequence(
                        "Article 16 of Regulation",
                        "<Infringement xmlns=\"http://www.acns.net/ACNS\"",
                        "</Infringement>\n");
        assertThat(parts.getCount()).isEqualTo(5);
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("application/xml");
        assertThat(parts.getBodyPart(2).getContentType()).startsWith("application/json");
        assertThat(parts.getBodyPart(4).getContentType()).startsWith("application/pdf");
        String attached = new String(parts.getBodyPart(1).getInputStream().readAllBytes(), UTF_8);
        assertThat(text.replace("\r\n", "\n"))
                .as("what is cut out of the text is what is attached")
                .contains(attached.substring(attached.indexOf("<Infringement")).strip());
    }

    @Test
    void allOfItIsAsciiInLinesOfCrLf() {
        byte[] bytes = MailComposer.bytes(SampleMail.of());
        String text = new String(bytes, ISO_8859_1);
        assertThat(text.chars().allMatch(c -> c < 0x7F)).isTrue();
        assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(text.split("\r\n")).allMatch(line -> line.length() <= 998);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SampleNotice.HOSTILE,
                "\r\n\r\nThis would be the text",
                "a\rBcc: b@victim.example",
                "a\nBcc: b@victim.example",
                "\u0085Bcc: b@victim.example",
                "\u2028Bcc: b@victim.example",
                "=?utf-8?q?=0D=0ABcc:_b@victim.example?=",
                "\" <other@victim.example>, \"",
                "\u202Emoc.elpmaxe@eda\u202C"
            })
    void noNameAndNoSubjectBecomesAHeader(String hostile) throws Exception {
        MimeMessage good = parsed(MailComposer.bytes(SampleMail.of()));
        MimeMessage mail = parsed(MailComposer.bytes(SampleMail.of(hostile, hostile)));
        List<String> names = Collections.list(mail.getAllHeaders()).stream()
                .map(header -> header.getName())
                .toList();
        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(Collections.list(good.getAllHeaders()).stream()
                        .map(header -> header.getName())
                        .toList());
        assertThat(Arrays.stream(mail.getAllRecipients()).map(Object::toString))
                .singleElement()
                .asString()
                .endsWith("<abuse@host.example>");
        assertThat(mail.getFrom()).hasSize(1);
        assertThat(mail.getSubject()).doesNotContain("\r", "\n", "\u202E", "\u2028", "\u0000");
        assertThat(((MimeMultipart) mail.getContent()).getCount()).isEqualTo(5);
    }

    @Test
    void whatIsNoMessageIdOrNoFileNameIsRefused() {
        NoticeMail good = SampleMail.of();
        for (String id : List.of("", "N-17", "<a@b.com>\r\nBcc: x@y.com", "<a b@c.com>", "<ü@c.com>")) {
            assertThatThrownBy(() -> new NoticeMail(
                            id,
                            Optional.empty(),
                            Instant.EPOCH,
                            good.from(),
                            "",
                            good.to(),
                            "",
                            "",
                            "en",
                            "",
                            List.of()))
                    .isInstanceOf(MessageRefused.class);
        }
        for (String name : List.of("", "a b.xml", "a\r\n.xml", "../a.xml", "a\".xml", "附件.xml")) {
            assertThatThrownBy(() -> new Attached(name, FileKind.XML, new byte[0]))
                    .isInstanceOf(MessageRefused.class);
        }
    }

    @Test
    void aReportThatIsTooLongIsLinkedInstead() {
        assertThatThrownBy(() -> new Attached("notice.pdf", FileKind.PDF, new byte[5_000_001]))
                .isInstanceOf(MessageRefused.class)
                .hasMessageContaining("link it");
        Attached large = new Attached("a.json", FileKind.JSON, new byte[6 << 20]);
        NoticeMail good = SampleMail.of();
        assertThatThrownBy(() -> new NoticeMail(
                        good.messageId(),
                        Optional.empty(),
                        Instant.EPOCH,
                        good.from(),
                        "",
                        good.to(),
                        "",
                        "",
                        "en",
                        "",
                        List.of(large, large)))
                .isInstanceOf(MessageRefused.class)
                .hasMessageContaining("10 MB");
    }
}
