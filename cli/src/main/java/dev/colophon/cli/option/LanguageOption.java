package dev.colophon.cli.option;

import dev.colophon.evidence.messages.Language;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The language of what is printed for people. */
public final class LanguageOption {

    @Option(
            names = "--lang",
            paramLabel = "LANG",
            converter = Converter.class,
            description =
                    "The language of what is printed, and the first one of reports: en, mn, zh or zh-Hant; without it that of your system.")
    private @Nullable Language language;

    public Language reader() {
        return language == null ? Language.ofUser(Locale.getDefault()) : language;
    }

    /** A tag such as {@code zh} or {@code zh-Hant}. */
    static final class Converter implements ITypeConverter<Language> {

        @Override
        public Language convert(String tag) {
            return Language.of(tag)
                    .orElseThrow(() -> new TypeConversionException(
                            "there are no texts in '%s'; there are in: %s".formatted(tag, Language.tags())));
        }
    }
}
