package dev.colophon.server.view;

import dev.colophon.evidence.messages.Message;

/**
 * What a page tells, and in which language.
 *
 * @param language its tag
 */
public record Told(String text, String language) {

    /** In the language of the page. */
    public static Told of(Tongue words, String text) {
        return new Told(text, words.tag());
    }

    /** The same where it is written in that language, English where it is in English alone. */
    public static Told of(Tongue words, Message line) {
        String language = line.key().equals("verbatim") ? Tongue.ENGLISH.tag() : words.tag();
        return new Told(line.in(words.report().language()), language);
    }
}
