package dev.colophon.cases.message.answer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that an answer says.
 *
 * @param head of the mail that it came in; empty for a file that is no mail
 * @param answers at least one
 * @param attachments that were not opened
 * @param undecoded whether text of it could not be decoded, or not to its end, so that nobody knows what all of it says
 */
public record AnswerContent(
        Optional<Head> head, List<NoticeAnswer> answers, List<Attachment> attachments, boolean undecoded) {

    public AnswerContent {
        answers = List.copyOf(answers);
        attachments = List.copyOf(attachments);
    }

    /**
     * Who sent it, and about what. All of it can be forged: what a mail says it is from, it may not be from.
     *
     * @param about Message-IDs of the mails that it answers, the nearest first
     */
    public record Head(
            String from, String subject, Optional<Instant> date, Optional<String> messageId, List<String> about) {

        public Head {
            about = List.copyOf(about);
        }
    }

    /** A file that came with it, as the mail names it. */
    public record Attachment(String name, String type, long bytes) {}
}
