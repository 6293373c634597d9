package dev.colophon.cli.option;

import dev.colophon.evidence.messages.Language;
import dev.colophon.service.settings.Variables;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The language of what is printed for people. */
public final class LanguageOption {

    private static final String NAME = "--lang";

    @Option(
            names = NAME,
            paramLabel = "LANG",
            converter = Converter.class,
            description =
                    "The language of what is printed, and the first one of reports: en, mn, zh or zh-Hant; without it that of your system.")
    private @Nullable Language language;

    public Language reader() {
        return language == null ? ofSystem() : language;
    }

    /** The language that a command line asks for, before it is read: what is wrong with it is told in that language, too. */
    public static Language reader(String... arguments) {
        return IntStream.range(0, arguments.length)
                .mapToObj(at -> arguments[at].startsWith(NAME + "=")
                        ? arguments[at].substring(NAME.length() + 1)
                        : arguments[at].equals(NAME) && at + 1 < arguments.length ? arguments[at + 1] : "")
                .flatMap(tag -> Language.of(tag).stream())
                .findFirst()
                .orElseGet(LanguageOption::ofSystem);
    }

    /** To a command, and those in it, that do not have it yet: what it prints is in the language of its console. */
    public static void add(CommandLine command) {
        if (command.getCommandSpec().findOption(NAME) == null) {
            command.getCommandSpec()
                    .addOption(OptionSpec.builder(NAME)
                            .paramLabel("LANG")
                            .type(Language.class)
                            .converters(new Converter())
                            .description(
                                    "The language of what is printed: en, mn, zh or zh-Hant; without it that of your"
                                            + " system.")
                            .build());
        }
        command.getSubcommands().values().forEach(LanguageOption::add);
    }

    /**
     * Takes the language that the environment names for this process where Java took none, since a locale such as {@code
     * zh_CN.UTF-8} is not installed.
     */
    public static void take(Variables variables) {
        if (Locale.getDefault().getLanguage().equals(Locale.ENGLISH.getLanguage())) {
            named(variables).ifPresent(Locale::setDefault);
        }
    }

    /** What the environment names as POSIX and gettext have it, where there are texts in it; of several languages the first. */
    static Optional<Locale> named(Variables variables) {
        return Stream.of("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
                .flatMap(name -> variables.get(name).stream())
                .filter(locale -> !locale.isBlank())
                .findFirst()
                .map(locale -> locale.replaceFirst("[.@:].*", "").replace('_', '-'))
                .filter(tag -> Language.of(tag).isPresent())
                .map(Locale::forLanguageTag);
    }

    private static Language ofSystem() {
        return Language.ofUser(Locale.getDefault());
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
