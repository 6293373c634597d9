package dev.colophon.demo.acts.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.Properties;

/**
 * A mail that a host received.
 *
 * @param to its address
 * @param messageId as the mail says, with its brackets
 * @param from as the mail says
 * @param isReply whether it answers an earlier one: a retraction does
 */
public record ReceivedMail(String to, String messageId, String from, boolean isReply) {

    /** @throws IOException when it is no mail, or has no Message-ID */
    static ReceivedMail of(String to, byte[] bytes) throws IOException {
        try {
            MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
            String id = mail.getMessageID();
            if (id == null) {
                throw new IOException("a mail without Message-ID");
            }
            return new ReceivedMail(
                    to,
                    id,
                    Objects.requireNonNullElse(mail.getHeader("From", ", "), ""),
                    mail.getHeader("In-Reply-To") != null);
        } catch (MessagingException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
