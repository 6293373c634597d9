package dev.colophon.service.caller;

import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.messages.Message;

/**
 * What is refused in English, by the modules below and in the words of the command, found again among the messages: so it is told in
 * each language. The English stays as it is written where it is thrown; a sentence that no message has is told as it stands.
 */
final class RefusalMessages {

    private static final String SENTENCES = "refusal.told.";

    /** Of sentences that begin with what is wrong with a field: its name is told, too. */
    private static final String OF_FIELDS = SENTENCES + "the-";

    private static final String FIELDS = "refusal.word.";

    private RefusalMessages() {}

    /** The message of a sentence; what is filled in may be another such sentence. */
    static Message told(String sentence) {
        Message found = Language.recorded(SENTENCES, sentence);
        if (!found.key().startsWith(SENTENCES)) {
            return found;
        }
        String within = found.key().startsWith(OF_FIELDS) ? FIELDS : SENTENCES;
        return new Message(
                found.key(),
                found.arguments().stream()
                        .map(one -> one instanceof String text ? inner(within, text) : one)
                        .toList());
    }

    private static Object inner(String within, String text) {
        if (text.isEmpty()) {
            return text;
        }
        Message found = within.equals(FIELDS) ? Language.recorded(FIELDS, text) : told(text);
        return found.key().startsWith(within) ? found : text;
    }
}
