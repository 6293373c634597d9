package dev.colophon.service.caller;

import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.messages.Message;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is refused in English, by the modules below and in the words of the command, found again among the messages: so it is told in
 * each language. The English stays as it is written where it is thrown; a sentence that no message has is told as it stands.
 */
final class RefusalMessages {

    private static final String SENTENCES = "refusal.told.";

    /** Of sentences that begin with what is wrong with a field: its name is told, too, and what was typed stays. */
    private static final String OF_FIELDS = SENTENCES + "the-";

    /** With which messages that is told which is filled in, by how the keys of the sentences begin. */
    private static final Map<String, List<String>> FAMILIES = Map.of(
            OF_FIELDS,
            List.of("refusal.word."),
            SENTENCES + "lacks-",
            List.of("notice.field."),
            SENTENCES + "phase-",
            List.of("notice.phase."),
            SENTENCES + "copy-gone-",
            List.of("looks.told."),
            SENTENCES + "mail-back.",
            List.of("notice.guard.", "notice.lift."));

    private RefusalMessages() {}

    /** The message of a sentence; what is filled in may be another such sentence, or a word of ours. */
    static Message told(String sentence) {
        Message found = Language.recorded(SENTENCES, sentence);
        if (!found.key().startsWith(SENTENCES)) {
            return found;
        }
        return new Message(
                found.key(),
                found.arguments().stream()
                        .map(one -> one instanceof String text && !text.isEmpty() ? inner(found.key(), text) : one)
                        .toList());
    }

    private static Object inner(String key, String text) {
        List<String> families = FAMILIES.entrySet().stream()
                .filter(entry -> key.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(List.of());
        Optional<Message> known =
                known(families, text).or(() -> list(families, text)).or(() -> two(families, text));
        if (known.isPresent()) {
            return known.get();
        }
        Message sentence = key.startsWith(OF_FIELDS) ? Message.verbatim(text) : told(text);
        return sentence.key().startsWith(SENTENCES) ? sentence : text;
    }

    private static Optional<Message> known(List<String> families, String text) {
        return families.stream()
                .map(family -> Optional.of(Language.recorded(family, text))
                        .filter(found -> found.key().startsWith(family)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Words with commas between them, all of which are known. */
    private static Optional<Message> list(List<String> families, String text) {
        List<Optional<Message>> all = Arrays.stream(text.split(", ", -1))
                .map(word -> known(families, word))
                .toList();
        return all.stream()
                .reduce((one, next) -> one.flatMap(list -> next.map(word -> Message.of("refusal.list", list, word))))
                .flatMap(joined -> joined);
    }

    /** One known sentence behind another. */
    private static Optional<Message> two(List<String> families, String text) {
        for (int at = text.indexOf(". "); at >= 0; at = text.indexOf(". ", at + 1)) {
            Optional<Message> first = known(families, text.substring(0, at + 1));
            Optional<Message> second = known(families, text.substring(at + 2));
            if (first.isPresent() && second.isPresent()) {
                return Optional.of(Message.of("refusal.sentences", first.get(), second.get()));
            }
        }
        return Optional.empty();
    }
}
