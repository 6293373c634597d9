package dev.colophon.cli.text;

import dev.colophon.evidence.messages.Language;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.wording.RecordedWording;
import java.util.List;

/** What a crawl or a scan wrote down in English, told in a language; as it stands where no message reads so. */
public final class RecordedText {

    private static final List<String> FAMILIES = List.of("watch.why.", "scan.told.");

    private RecordedText() {}

    /** Why nothing was had, or nothing was asked for. */
    public static String why(String english, Language language) {
        if (language.equals(Language.ENGLISH)) {
            return english;
        }
        return FAMILIES.stream()
                .flatMap(family -> new RecordedWording(family, language).known(english).stream())
                .findFirst()
                .orElseGet(() -> ServiceException.told(english).in(language));
    }
}
