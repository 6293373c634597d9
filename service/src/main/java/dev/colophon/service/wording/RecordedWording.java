package dev.colophon.service.wording;

import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.messages.Message;
import java.util.Optional;

/**
 * Sentences that the modules below write in English, in words: by the message that reads as they do, also within others.
 *
 * @param family with which the keys of these messages begin
 * @param reader in whose language
 */
public record RecordedWording(String family, Language reader) {

    /** The sentence; as it stands where no message reads so, which is said. */
    public String told(String english) {
        return reader.equals(Language.ENGLISH) || english.isBlank()
                ? english
                : known(english).orElseGet(() -> reader.say("pages.as-written", english));
    }

    /** The sentence by its message; what is filled in and is such a sentence is told, too. */
    public Optional<String> known(String english) {
        Message told = Language.recorded(family, english);
        return told.key().startsWith(family)
                ? Optional.of(reader.say(
                        told.key(),
                        told.arguments().stream()
                                .map(one -> one instanceof String text && !text.isEmpty()
                                        ? known(text).orElse(text)
                                        : one)
                                .toArray()))
                : Optional.empty();
    }
}
