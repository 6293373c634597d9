package dev.colophon.service.report.html;

import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.messages.Message;
import dev.colophon.sightings.exception.WrittenException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Why a rule decided. Rules write it down in English ({@code DecisionRules}, {@code LicenceRules}, {@code HoldRules}); a message reads
 * as they write and is told in any language. A sentence that no message has stays as it is, and is said to be written so.
 *
 * @param isDefanged whether addresses are told so that nobody opens them by mistake
 */
record ReasonWords(ReportWords words, boolean isDefanged) {

    private static final String REASON = "pages.reason.";

    /** Rules add what they say to what was said before. */
    private static final Pattern NEXT = Pattern.compile(
            "; (?=licence [0-9a-f-]{36} of |may be licensed: |" + Pattern.quote(WrittenException.BEGINNING) + ")");

    private static final Pattern ADDRESS = Pattern.compile("(?i)\\bhttps?://[^\\s();,]+");
    private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}_-]+(\\.[\\p{L}\\p{N}_-]+)+");

    /** As pages tell it. */
    ReasonWords(ReportWords words) {
        this(words, true);
    }

    String of(String reason) {
        if (isInherited(reason)) {
            return sentence(reason);
        }
        return NEXT.splitAsStream(reason).map(this::sentence).collect(Collectors.joining(separator()));
    }

    /** What was taken over is what a person wrote. */
    private static boolean isInherited(String reason) {
        return Language.recorded(REASON, reason).key().equals(REASON + "inherited");
    }

    private String sentence(String sentence) {
        Message told = Language.recorded(REASON, sentence);
        return switch (told.key().startsWith(REASON) ? told.key().substring(REASON.length()) : "") {
            case "inherited" -> told.in(language());
            case "reopened", "reopened-here" -> say(told, state(text(told, 0)), of(text(told, 1)));
            case "merged", "moved" -> say(told, state(text(told, 0)), state(text(told, 1)));
            case "excepted" -> say(told, excepted(text(told, 0)));
            case "no-exception", "uncovered" -> say(told, of(text(told, 0)));
            case "licence" -> say(told, text(told, 0), text(told, 1), terms(text(told, 2)));
            case "authorised" -> say(told, text(told, 0), host(text(told, 1)));
            case "said" -> say(told, part("pages.speaker.", text(told, 0)), part("pages.said.", text(told, 1)));
            case "credentials" -> say(told, text(told, 0), part("pages.issued.", text(told, 1)));
            case "file-tags" -> say(told, text(told, 0), part("pages.said.", text(told, 1)));
            case "" -> asWritten(sentence);
            default -> defanged(told.in(language()));
        };
    }

    /** By which facts. */
    private String excepted(String english) {
        return WrittenException.read(english).map(words::grounds).orElseGet(() -> asWritten(english));
    }

    /** What no message has, in the language in which it was written, which is said. */
    private String asWritten(String english) {
        return words.say("pages.as-written", defanged(english));
    }

    private static String text(Message message, int argument) {
        return String.valueOf(message.arguments().get(argument));
    }

    private String say(Message told, Object... arguments) {
        return words.say(told.key(), arguments);
    }

    private String part(String family, String english) {
        return defanged(Language.recorded(family, english).in(language()));
    }

    private String state(String word) {
        return words.named("pages.state.", word).toLowerCase(Locale.ROOT);
    }

    /** To whom, when, where, and what else a licence says. */
    String terms(String english) {
        return Arrays.stream(english.split(", ", -1))
                .map(term -> HOST.matcher(term).matches() ? host(term) : part("pages.term.", term))
                .collect(Collectors.joining(words.say("pages.terms.separator")));
    }

    private String host(String name) {
        return isDefanged ? ReportWords.host(name) : name;
    }

    private String separator() {
        return words.say("change.separator");
    }

    private String defanged(String text) {
        return !isDefanged
                ? text
                : ADDRESS.matcher(text).replaceAll(found -> Matcher.quoteReplacement(words.place(found.group())));
    }

    private Language language() {
        return words.language();
    }
}
