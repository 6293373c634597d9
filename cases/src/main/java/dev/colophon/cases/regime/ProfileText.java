package dev.colophon.cases.regime;

import dev.colophon.evidence.messages.Language;

/** A sentence of a profile in the languages that it has to be in. */
public record ProfileText(String english, String chinese) {

    /** In Chinese for whoever reads that, else in English. */
    public String in(Language language) {
        return language.tag().startsWith("zh") ? chinese : english;
    }
}
