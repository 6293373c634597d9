package dev.colophon.cli.text;

import dev.colophon.evidence.messages.Language;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.wording.RecordedWording;

/** What the crawl wrote down in English, told in a language; as it stands where no message reads so. */
public final class RecordedText {

    private static final String CAUSES = "watch.why.";

    private RecordedText() {}

    /** Why nothing was had, or nothing was asked for. */
    public static String why(String english, Language language) {
        if (language.equals(Language.ENGLISH)) {
            return english;
        }
        return new RecordedWording(CAUSES, language)
                .known(english)
                .orElseGet(() -> ServiceException.told(english).in(language));
    }
}
