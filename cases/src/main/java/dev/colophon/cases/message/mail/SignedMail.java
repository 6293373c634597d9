package dev.colophon.cases.message.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.colophon.cases.message.MailAddress;
import dev.colophon.cases.message.MessageRefused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.exceptions.FailException;

/**
 * A mail as it is sent, byte by byte, with its signature before it.
 *
 * @param from the sender, to whom it bounces
 * @param to the one recipient
 * @param bytes lines end in CR LF
 */
public record SignedMail(String messageId, MailAddress from, MailAddress to, byte[] bytes) {

    private static final String SIGNED = "from:to:subject:date:message-id:mime-version:content-type";

    public SignedMail {
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * Writes and signs a mail: rsa-sha256, relaxed/relaxed.
     *
     * @throws MessageRefused when it cannot be written, or the key is not of the sender's domain
     */
    public static SignedMail of(NoticeMail mail, DkimKey key) {
        if (!mail.from().domain().equals(key.domain())) {
            throw new MessageRefused("the key of %s does not sign mail of %s".formatted(key.domain(), mail.from()));
        }
        byte[] unsigned = MailComposer.bytes(mail);
        String template = "v=1; a=rsa-sha256; c=relaxed/relaxed; d=%s; s=%s; t=%d; h=%s; bh=; b=;"
                .formatted(key.domain(), key.selector(), mail.date().getEpochSecond(), SIGNED);
        try {
            String header = new DKIMSigner(template, key.privateKey()).sign(new ByteArrayInputStream(unsigned));
            ByteArrayOutputStream signed = new ByteArrayOutputStream(unsigned.length + header.length() + 2);
            signed.write((header + "\r\n").getBytes(US_ASCII));
            signed.write(unsigned);
            return new SignedMail(mail.messageId(), mail.from(), mail.to(), signed.toByteArray());
        } catch (IOException | FailException e) {
            throw new MessageRefused("the mail cannot be signed (%s)".formatted(e.getMessage()), e);
        }
    }
}
