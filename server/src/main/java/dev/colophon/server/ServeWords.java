package dev.colophon.server;

import dev.colophon.evidence.messages.Language;
import dev.colophon.service.caller.ServiceException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.IntStream;

/**
 * What {@code colophon serve} prints, in the language of whoever started it: {@code serve.properties} beside this class, and
 * {@code serve_<tag>.properties} with its help, too, under the keys of picocli; English help is the command's own.
 */
final class ServeWords {

    private static final String FILES = "dev.colophon.server.serve";

    private final Language reader;
    private final ResourceBundle texts;

    private ServeWords(Language reader) {
        this.reader = reader;
        this.texts = ResourceBundle.getBundle(
                FILES, Locale.forLanguageTag(reader.tag()), Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /** In the language that the arguments ask for; without one, or with one that is not written, in that of the system. */
    static ServeWords of(String... arguments) {
        return new ServeWords(IntStream.range(0, arguments.length)
                .mapToObj(at -> arguments[at].startsWith(Serve.LANGUAGE + "=")
                        ? arguments[at].substring(Serve.LANGUAGE.length() + 1)
                        : arguments[at].equals(Serve.LANGUAGE) && at + 1 < arguments.length ? arguments[at + 1] : "")
                .flatMap(tag -> Language.of(tag).stream())
                .findFirst()
                .orElseGet(() -> Language.ofUser(Locale.getDefault())));
    }

    /** The texts of the help; empty where it is English. */
    Optional<ResourceBundle> help() {
        return Optional.of(texts).filter(found -> found.containsKey("usage.description"));
    }

    String say(String key, Object... arguments) {
        return new MessageFormat(texts.getString(key), Locale.ROOT).format(arguments);
    }

    /** What is refused, as it reads in this language. */
    String told(ServiceException refusal) {
        return refusal.line().in(reader);
    }

    /** A sentence that is written in English; as it stands where no message reads so. */
    String told(String sentence) {
        return reader.equals(Language.ENGLISH)
                ? sentence
                : ServiceException.told(sentence).in(reader);
    }
}
