package dev.colophon.cases.message.mail;

import dev.colophon.cases.message.MailAddress;
import dev.colophon.cases.message.MessageRefused;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail to one recipient. Names and subject may come from anywhere: they are made visible and encoded, and cannot become
 * headers of their own.
 *
 * @param messageId such as {@code <N-17.3f2a@owner.example>}, made once for a notice
 * @param inReplyTo the same of the mail that this one follows, so that a case is one thread
 * @param date which it bears
 * @param language of the text (BCP 47)
 * @param text with line feeds
 */
public record NoticeMail(
        String messageId,
        Optional<String> inReplyTo,
        Instant date,
        MailAddress from,
        String fromName,
        MailAddress to,
        String toName,
        String subject,
        String language,
        String text,
        List<Attached> files) {

    private static final Pattern MESSAGE_ID = Pattern.compile("<[A-Za-z0-9._-]{1,120}@[a-z0-9.-]{1,253}>");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9-]{1,35}");
    private static final int LONGEST_TEXT = 5 << 20;
    private static final int MOST_FILES = 1_100;

    /** Many servers take no more. */
    private static final int MOST_BYTES = 10 << 20;

    public NoticeMail {
        files = List.copyOf(files);
        if (!MESSAGE_ID.matcher(messageId).matches()
                || inReplyTo.filter(id -> !MESSAGE_ID.matcher(id).matches()).isPresent()) {
            throw new MessageRefused("not a Message-ID of ours, such as <N-17.3f2a@owner.example>");
        }
        if (!LANGUAGE.matcher(language).matches()) {
            throw new MessageRefused("not a language (BCP 47), such as en or zh");
        }
        long bytes = files.stream().mapToLong(file -> file.content.length).sum();
        if (text.length() > LONGEST_TEXT || files.size() > MOST_FILES || bytes > MOST_BYTES) {
            throw new MessageRefused(
                    "a mail of more than 10 MB is refused by many servers: split the notice, or link its files");
        }
    }

    /**
     * The Message-ID of a notice.
     *
     * @param token that nobody can guess, of letters and digits: who answers to it has read the notice
     */
    public static String messageId(String noticeId, String token, MailAddress from) {
        return "<%s.%s@%s>".formatted(noticeId, token, from.domain());
    }

    /** What kind of file is attached. */
    public enum FileKind {
        XML("application/xml"),
        JSON("application/json"),
        PDF("application/pdf"),
        PNG("image/png"),
        JPEG("image/jpeg");

        private final String type;

        FileKind(String type) {
            this.type = type;
        }

        /** The one of a media type; empty when it is attached to no mail. */
        public static Optional<FileKind> of(String mediaType) {
            return Arrays.stream(values())
                    .filter(kind -> kind.type.equals(mediaType))
                    .findFirst();
        }

        String type() {
            return type;
        }
    }

    /**
     * A file that goes with a mail.
     *
     * @param name letters, digits, {@code . _ -}, at most 100
     */
    public record Attached(String name, FileKind kind, byte[] content) {

        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

        /** A larger report is linked: mail systems cut it. */
        private static final int LONGEST_PDF = 5_000_000;

        public Attached {
            if (!NAME.matcher(name).matches()) {
                throw new MessageRefused("the name of an attached file is of letters, digits, . _ -, at most 100");
            }
            if (kind == FileKind.PDF && content.length > LONGEST_PDF) {
                throw new MessageRefused("a report of more than 5 MB is not attached to a mail: link it");
            }
            content = content.clone();
        }

        @Override
        public byte[] content() {
            return content.clone();
        }
    }
}
