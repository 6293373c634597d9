package dev.colophon.cases.notice.outbox;

import dev.colophon.cases.message.MailAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * A mail of a notice that is to leave, or has left.
 *
 * @param notice its id
 * @param number of the notice's mails, from 1
 * @param file the name of its bytes among the files of the notice
 * @param letGoBy the person who let it go
 * @param due not before; of what waits
 * @param attempts how often a server was asked to take it
 * @param begun when the last attempt began
 * @param ended when that came to an end
 * @param answer what the server said last, or the name that it gave the mail
 */
public record OutboxMail(
        String id,
        String notice,
        int number,
        Kind kind,
        MailAddress to,
        String messageId,
        String file,
        String letGoBy,
        Instant createdAt,
        State state,
        Instant due,
        int attempts,
        Optional<Instant> begun,
        Optional<Instant> ended,
        Optional<String> answer) {

    /** What it says. */
    public enum Kind {
        NOTICE,
        /** The notice is recalled to a recipient who has not answered. */
        REMINDER,
        RETRACTION,
        /** The owner has complained to an authority, or filed an action. */
        SUIT;

        /** The name of the file of such a mail. */
        String file(int number) {
            return switch (this) {
                        case REMINDER -> "reminder-";
                        case SUIT -> "suit-mail-";
                        case NOTICE, RETRACTION -> "mail-";
                    }
                    + number + ".eml";
        }
    }

    /** What is known of it. */
    public enum State {
        /** It leaves when it is due, and can be withdrawn. */
        WAITING,
        /** A server is being asked to take it. */
        SENDING,
        /** A server took it. */
        ACCEPTED,
        /** No server will take it. */
        REFUSED,
        /** It may have left, or not; a person finds out. */
        UNKNOWN,
        /** It was withdrawn before it left. */
        WITHDRAWN
    }
}
