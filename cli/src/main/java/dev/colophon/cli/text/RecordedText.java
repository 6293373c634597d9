package dev.colophon.cli.text;

import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.messages.Message;
import dev.colophon.service.caller.ServiceException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was written down in English, told in a language; as it stands where no message reads so. */
public final class RecordedText {

    private static final List<String> FAMILIES =
            List.of("watch.why.", "scan.told.", "webhook.told.", "note.", "cosignature.", "contact.told.");

    /** Where it was asked, before what came of it. */
    private static final Pattern ASKED =
            Pattern.compile("(https?://\\S+|[A-Za-z0-9.-]+\\.[A-Za-z0-9-]+): (.*)", Pattern.DOTALL);

    private RecordedText() {}

    /** Why nothing was had, or nothing was asked for; what is filled in is told, too. */
    public static String why(String english, Language language) {
        if (language.equals(Language.ENGLISH)) {
            return english;
        }
        Message known = FAMILIES.stream()
                .map(family -> Language.recorded(family, english))
                .filter(message -> FAMILIES.stream().anyMatch(message.key()::startsWith))
                .findFirst()
                .orElseGet(() -> ServiceException.told(english));
        Matcher asked = ASKED.matcher(english);
        if (known.arguments().contains(english) && asked.matches()) {
            return language.say("at", asked.group(1), why(asked.group(2), language));
        }
        return known.arguments().contains(english)
                ? known.in(language)
                : language.say(
                        known.key(),
                        known.arguments().stream()
                                .map(one -> one instanceof String text ? why(text, language) : one)
                                .toArray());
    }
}
