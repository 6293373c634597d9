package dev.colophon.cases.regime;

import dev.colophon.evidence.messages.Language;
import java.util.Map;

/**
 * A sentence of a profile in the languages that the profile has it in.
 *
 * @param english which every profile has
 * @param others by the tags of their languages (BCP 47), such as {@code zh}
 */
public record ProfileText(String english, Map<String, String> others) {

    public ProfileText {
        others = Map.copyOf(others);
    }

    /** In the language of whoever reads; in English where the profile does not have that. */
    public String in(Language language) {
        return others.getOrDefault(language.tag(), english);
    }
}
