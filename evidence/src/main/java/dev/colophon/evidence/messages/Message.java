package dev.colophon.evidence.messages;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell a person, in no language yet.
 *
 * @param key of the message files
 * @param arguments what is filled in: numbers, texts, other messages
 */
public record Message(String key, List<Object> arguments) {

    private static final Message NONE = new Message("", List.of());

    public Message {
        arguments = List.copyOf(arguments);
    }

    /** The message of a key; null, of a library that gives no reason, is filled in as it is written. */
    public static Message of(String key, @Nullable Object... arguments) {
        return new Message(
                key,
                Arrays.stream(arguments)
                        .map(one -> one instanceof Number || one instanceof Message ? one : String.valueOf(one))
                        .toList());
    }

    /** What is the same in every language: a name, a hash, an address. */
    public static Message verbatim(String text) {
        return text.isEmpty() ? NONE : of("verbatim", text);
    }

    /** Nothing needs to be said. */
    public static Message none() {
        return NONE;
    }

    public boolean isEmpty() {
        return key.isEmpty();
    }

    /** The same with every text that is filled in changed. */
    public Message with(UnaryOperator<String> change) {
        return new Message(
                key,
                arguments.stream()
                        .map(one -> switch (one) {
                            case String text -> change.apply(text);
                            case Message message -> message.with(change);
                            default -> one;
                        })
                        .toList());
    }

    /** In words. */
    public String in(Language language) {
        return isEmpty() ? "" : language.say(key, arguments.toArray());
    }

    /** In English. */
    @Override
    public String toString() {
        return in(Language.ENGLISH);
    }
}
