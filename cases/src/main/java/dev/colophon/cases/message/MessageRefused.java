package dev.colophon.cases.message;

/** A message cannot be made of what was given; one line says what is wrong and what to do. Nothing was written or sent. */
public final class MessageRefused extends RuntimeException {

    public MessageRefused(String why) {
        super(why);
    }

    public MessageRefused(String why, Exception cause) {
        super(why, cause);
    }
}
