package dev.colophon.demo.smallweb;

import dev.colophon.evidence.messages.Language;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** What the demonstration of the small web says, in the language of whoever looks on; {@code words_<tag>.properties} holds it. */
public final class DemoWords {

    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private final Language reader;
    private final ResourceBundle words;
    private final Locale locale;

    public DemoWords(Language reader) {
        this.reader = reader;
        this.locale = Locale.forLanguageTag(reader.tag());
        this.words = ResourceBundle.getBundle("dev.colophon.demo.smallweb.words", locale, NO_FALLBACK);
    }

    /** The language. */
    public Language reader() {
        return reader;
    }

    /** What stands under a key, with what is filled in. */
    public String say(String key, Object... arguments) {
        return new MessageFormat(words.getString(key), locale)
                .format(Arrays.stream(arguments)
                        .map(argument -> argument instanceof Number number ? number.toString() : argument)
                        .toArray());
    }

    /** How a copy was altered, which the plan says in English. */
    String alteration(String english) {
        String key = "alteration."
                + english.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return words.containsKey(key) ? say(key) : english;
    }
}
