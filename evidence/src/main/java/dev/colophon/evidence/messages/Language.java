package dev.colophon.evidence.messages;

import java.text.MessageFormat;
import java.text.ParsePosition;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * A language that there is a message file of, {@code messages_<tag>.properties} beside this class; English is {@code
 * messages.properties}. A further language is a further file and a further tag in {@link #WRITTEN}.
 */
public final class Language {

    private static final String FILES = "dev.colophon.evidence.messages.messages";

    /** The tags of all that are written (BCP 47), English first. */
    private static final List<String> WRITTEN = List.of("en", "mn", "zh", "zh-Hant");

    /** The language of whoever happens to run this must not stand in for another. */
    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    public static final Language ENGLISH = ofUser(Locale.ENGLISH);

    private final ResourceBundle messages;

    private Language(ResourceBundle messages) {
        this.messages = messages;
    }

    /** The language of whoever reads, English where it is not written here. */
    public static Language ofUser(Locale locale) {
        return new Language(ResourceBundle.getBundle(FILES, locale, NO_FALLBACK));
    }

    /**
     * The language of a tag such as {@code zh}, {@code zh-CN} or {@code zh-TW}, which is {@code zh-Hant} (BCP 47); empty when it is
     * not written here.
     */
    public static Optional<Language> of(String tag) {
        Locale wanted = Locale.forLanguageTag(tag);
        return Optional.of(ofUser(wanted))
                .filter(found -> found.locale().getLanguage().equals(wanted.getLanguage()));
    }

    /** All that are written, English first. */
    public static List<Language> all() {
        return WRITTEN.stream()
                .map(Locale::forLanguageTag)
                .map(Language::ofUser)
                .toList();
    }

    /** Their tags, such as {@code en, zh}. */
    public static String tags() {
        return String.join(", ", all().stream().map(Language::tag).toList());
    }

    /** Such as {@code zh} or {@code zh-Hant} (BCP 47). */
    public String tag() {
        return locale().toLanguageTag();
    }

    private Locale locale() {
        return messages.getLocale().equals(Locale.ROOT) ? Locale.ENGLISH : messages.getLocale();
    }

    /**
     * The message of a key.
     *
     * @param arguments what is filled in; another {@link Message} in this language
     */
    public String say(String key, Object... arguments) {
        Object[] told = Arrays.stream(arguments)
                .map(one -> one instanceof Message message ? message.in(this) : one)
                .toArray();
        return format(key).format(told);
    }

    /** Whether there is such a message. */
    public boolean has(String key) {
        return messages.containsKey(key);
    }

    private MessageFormat format(String key) {
        return new MessageFormat(messages.getString(key), locale());
    }

    /**
     * What was written down in English, to be told in any language: the message whose key begins so and that reads so. A
     * sentence that no message has is told as it stands.
     */
    public static Message recorded(String prefix, String sentence) {
        return ENGLISH.messages.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .sorted()
                .flatMap(key -> read(key, sentence).stream())
                .findFirst()
                .orElseGet(() -> Message.verbatim(sentence));
    }

    private static Optional<Message> read(String key, String sentence) {
        ParsePosition end = new ParsePosition(0);
        Object[] arguments = ENGLISH.format(key).parse(sentence, end);
        boolean whole = arguments != null && end.getIndex() == sentence.length();
        return whole && ENGLISH.say(key, arguments).equals(sentence)
                ? Optional.of(Message.of(key, arguments))
                : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Language language && language.tag().equals(tag());
    }

    @Override
    public int hashCode() {
        return tag().hashCode();
    }

    @Override
    public String toString() {
        return tag();
    }
}
