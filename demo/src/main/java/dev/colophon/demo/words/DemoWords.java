package dev.colophon.demo.words;

import dev.colophon.evidence.messages.Language;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** What a demonstration of a web says, in the language of whoever looks on; {@code words_<tag>.properties} of its folder holds it. */
public final class DemoWords {

    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private final Language reader;
    private final ResourceBundle words;
    private final Locale locale;

    private DemoWords(Language reader, String demonstration) {
        this.reader = reader;
        this.locale = Locale.forLanguageTag(reader.tag());
        this.words = ResourceBundle.getBundle("dev.colophon.demo." + demonstration + ".words", locale, NO_FALLBACK);
    }

    /** Of the small web. */
    public static DemoWords ofSmallWeb(Language reader) {
        return new DemoWords(reader, "smallweb");
    }

    /** Of the thirty sites. */
    public static DemoWords ofNetwork(Language reader) {
        return new DemoWords(reader, "network");
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
    public String alteration(String english) {
        return planned("alteration.", english);
    }

    /** How a page shows a copy, which the plan says in English, or in the names of the markup. */
    public String embedding(String english) {
        return planned("embedding.", english);
    }

    private String planned(String family, String english) {
        String key = family
                + english.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return words.containsKey(key) ? say(key) : english;
    }
}
