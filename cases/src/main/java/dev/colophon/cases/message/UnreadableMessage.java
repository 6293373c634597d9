package dev.colophon.cases.message;

/** A message of a stranger is not what it should be, or more than is taken; one line says why. */
public final class UnreadableMessage extends RuntimeException {

    public UnreadableMessage(String why) {
        super(why);
    }

    public UnreadableMessage(String why, Exception cause) {
        super(why, cause);
    }
}
