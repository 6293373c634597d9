package dev.colophon.cases.webhook;

/**
 * What came of an attempt.
 *
 * @param kind what follows from it
 * @param line what the server said, or why it was not asked, in one line
 */
public record WebhookReply(Kind kind, String line) {

    /** What follows. */
    public enum Kind {
        /** A status from 200 to 299. */
        TAKEN,
        /** It is sent again later. */
        NOT_TAKEN,
        /** 410: the receiver wants nothing more. */
        UNWANTED
    }
}
