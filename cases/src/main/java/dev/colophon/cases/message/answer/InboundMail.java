package dev.colophon.cases.message.answer;

import dev.colophon.cases.message.answer.AnswerContent.Attachment;
import dev.colophon.cases.message.answer.AnswerContent.Head;
import java.util.List;
import java.util.Optional;

/**
 * A mail that came in, as far as it is text.
 *
 * @param automatic whether it says of itself that no person wrote it (RFC 3834)
 * @param text what people read of it
 * @param xml parts that are XML
 * @param json parts that are JSON
 * @param deliveryStatus parts that report what became of a mail (RFC 3464)
 * @param undecoded whether text of it could not be decoded, and no other form of the same text is there, or not to its end
 * @param returned the Message-ID of the mail that is reported on
 */
record InboundMail(
        Head head,
        boolean automatic,
        String text,
        List<byte[]> xml,
        List<byte[]> json,
        List<String> deliveryStatus,
        Optional<String> returned,
        boolean undecoded,
        List<Attachment> attachments) {

    InboundMail {
        xml = List.copyOf(xml);
        json = List.copyOf(json);
        deliveryStatus = List.copyOf(deliveryStatus);
        attachments = List.copyOf(attachments);
    }
}
