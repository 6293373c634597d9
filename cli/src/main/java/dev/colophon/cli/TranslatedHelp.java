package dev.colophon.cli;

import dev.colophon.evidence.messages.Language;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.IHelpFactory;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Help in another language than English, which commands say themselves. Its texts are {@code help_<tag>.properties} beside this
 * class, under the keys of picocli; they are read when help is shown, so that nothing else waits for them.
 */
final class TranslatedHelp implements IHelpFactory {

    /** The tags of the languages that it is written in (BCP 47). */
    static final Set<String> WRITTEN = Set.of("zh", "zh-Hant");

    private static final String FILES = "dev.colophon.cli.help";
    private static final String EXAMPLES = "examples";

    private final Locale locale;

    private TranslatedHelp(Locale locale) {
        this.locale = locale;
    }

    /** Empty where it is not written in a language: then it is English. */
    static Optional<IHelpFactory> in(Language reader) {
        return Optional.of(reader.tag())
                .filter(WRITTEN::contains)
                .map(tag -> new TranslatedHelp(Locale.forLanguageTag(tag)));
    }

    @Override
    public Help create(CommandSpec command, ColorScheme colours) {
        ResourceBundle texts = texts(locale);
        command.resourceBundle(texts);
        return new Help(command, colours) {

            // One for all commands that have examples; picocli would show it without any, too.
            @Override
            public String footerHeading(Object... parameters) {
                String english = super.footerHeading(parameters);
                return english.isEmpty() ? english : createHeading(texts.getString(EXAMPLES));
            }
        };
    }

    static ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle(FILES, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }
}
