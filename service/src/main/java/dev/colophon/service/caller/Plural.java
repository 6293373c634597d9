package dev.colophon.service.caller;

/** Counts with their nouns, in messages. */
public final class Plural {

    private Plural() {}

    /** {@code 1 match}, {@code 2 matches}. */
    public static String of(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
