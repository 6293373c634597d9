package dev.colophon.demo.acts;

import dev.colophon.cases.message.answer.AnswerKind;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.removal.RemovalVerdict;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.report.html.ReportWords;
import dev.colophon.sightings.decision.Decision;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** What the demonstration of the acts says, in the language of whoever looks on; {@code words_<tag>.properties} holds it. */
public final class ActsWords {

    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private final Language reader;
    private final ResourceBundle words;
    private final Locale locale;

    public ActsWords(Language reader) {
        this.reader = reader;
        this.locale = Locale.forLanguageTag(reader.tag());
        this.words = ResourceBundle.getBundle("dev.colophon.demo.acts.words", locale, NO_FALLBACK);
    }

    /** The language. */
    public Language reader() {
        return reader;
    }

    /** Whether what use cases say, which is in English, can be told as it is. */
    boolean isEnglish() {
        return reader.equals(Language.ENGLISH);
    }

    /** What stands under a key, with what is filled in. */
    public String say(String key, Object... arguments) {
        return new MessageFormat(words.getString(key), locale)
                .format(Arrays.stream(arguments)
                        .map(argument -> argument instanceof Number number ? number.toString() : argument)
                        .toArray());
    }

    private String named(String family, Enum<?> name, String english) {
        String key = family + name.name();
        return words.containsKey(key) ? say(key) : english;
    }

    /** What a host does, to follow its name. */
    String does(HostScript host) {
        return named("host.", host, host.words());
    }

    String answer(AnswerKind kind) {
        return isEnglish() ? kind.word() : reader.say("notice.answer." + kind.word());
    }

    String seen(RemovalVerdict verdict) {
        return named("seen.", verdict, verdict.name());
    }

    String phase(NoticePhase phase) {
        return isEnglish() ? phase.words() : reader.say("notice.phase." + phase);
    }

    /** Some, or a word for none. */
    String list(List<String> some, String none) {
        return some.isEmpty() ? say(none) : String.join(words.getString("between"), some);
    }

    /** A mail by what it is, or what became of it. */
    String mail(Enum<?> kindOrState, String family) {
        return named(family, kindOrState, kindOrState.name().toLowerCase(Locale.ROOT));
    }

    /** Why nothing is done about a copy of which that was decided. */
    String decided(Decision decision, String state) {
        return isEnglish()
                ? say("why.decided", state, decision.reason())
                : say("why.decided", new ReportWords(reader).reason(decision));
    }
}
