package dev.colophon.service.caller;

/** Told what a use case has to say while it runs and that is no part of its result. */
@FunctionalInterface
public interface MessageListener {

    /** One line of plain text. It may hold text from outside: whoever shows it makes it safe. */
    void message(String line);
}
