package dev.colophon.evidence.verify;

import dev.colophon.evidence.messages.Message;

/** What was named is no bundle at all, so that there is nothing to verify. */
public final class NotABundleException extends Exception {

    private final Message why;

    NotABundleException(Message why) {
        this.why = why;
    }

    public Message why() {
        return why;
    }

    @Override
    public String getMessage() {
        return why.toString();
    }
}
