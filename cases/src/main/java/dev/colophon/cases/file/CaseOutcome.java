package dev.colophon.cases.file;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What came of a case that is closed. */
public enum CaseOutcome {
    REMOVED("the copies are gone"),
    LICENSED("the use is licensed"),
    EXCEPTION("the law allows the use"),
    NO_MATCH("the works are not in it"),
    RESTORED("what was removed is there again, as the law wants it"),
    WITHDRAWN("the rightsholder leaves it"),
    COURT("a court or an authority has it now");

    private final String words;

    CaseOutcome(String words) {
        this.words = words;
    }

    /** In a sentence. */
    public String words() {
        return words;
    }

    /** As a person writes it: {@code no-match}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one that a person writes so. */
    public static Optional<CaseOutcome> ofWord(String word) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.word().equalsIgnoreCase(word.strip()))
                .findFirst();
    }

    /** All words, for a person: {@code removed, licensed …}. */
    public static String allWords() {
        return Arrays.stream(values()).map(CaseOutcome::word).collect(Collectors.joining(", "));
    }
}
