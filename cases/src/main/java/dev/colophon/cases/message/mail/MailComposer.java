package dev.colophon.cases.message.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.cases.message.MessageRefused;
import dev.colophon.cases.message.mail.NoticeMail.Attached;
import dev.colophon.evidence.report.Visible;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;

/** Writes a mail as bytes, all of them ASCII, with lines that end in CR LF: what is signed and what is sent. */
public final class MailComposer {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.US).withZone(ZoneOffset.UTC);

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SUBJECT = 200;

    private MailComposer() {}

    /** The bytes. They must not be written again: the boundaries between the parts would be others. */
    public static byte[] bytes(NoticeMail mail) {
        try {
            MimeMessage message = new Named(mail.messageId());
            message.setFrom(
                    new InternetAddress(mail.from().toString(), shown(mail.fromName(), LONGEST_NAME), UTF_8.name()));
            message.setRecipient(
                    RecipientType.TO,
                    new InternetAddress(mail.to().toString(), shown(mail.toName(), LONGEST_NAME), UTF_8.name()));
            message.setSubject(shown(mail.subject(), LONGEST_SUBJECT), UTF_8.name());
            message.setHeader("Date", date(mail.date()));
            if (mail.inReplyTo().isPresent()) {
                message.setHeader("In-Reply-To", mail.inReplyTo().get());
                message.setHeader("References", mail.inReplyTo().get());
            }
            message.setContentLanguage(new String[] {mail.language()});
            message.setContent(content(mail));
            message.saveChanges();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException | IOException e) {
            throw new MessageRefused("the mail cannot be written (%s)".formatted(e.getMessage()), e);
        }
    }

    private static MimeMultipart content(NoticeMail mail) throws MessagingException {
        MimeMultipart content = new MimeMultipart("mixed");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(mail.text(), UTF_8.name());
        content.addBodyPart(text);
        for (Attached file : mail.files()) {
            MimeBodyPart part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(
                    new ByteArrayDataSource(file.content(), file.kind().type())));
            part.setFileName(file.name());
            part.setDisposition(Part.ATTACHMENT);
            // Whatever a server on the way thinks of long lines, and whatever is in it.
            part.setHeader("Content-Transfer-Encoding", "base64");
            content.addBodyPart(part);
        }
        return content;
    }

    /** What looks like an encoded word (RFC 2047) would be decoded by the recipient's program, whatever is in it: it is taken apart. */
    private static String shown(String text, int longest) {
        return Visible.cut(Visible.line(text), longest).replace("=?", "= ?");
    }

    private static String date(Instant instant) {
        return DATE.format(instant);
    }

    /** A message that keeps its name. */
    private static final class Named extends MimeMessage {

        private final String messageId;

        Named(String messageId) {
            super(Session.getInstance(new Properties()));
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
