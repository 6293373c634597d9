package dev.colophon.evidence.report;

/** One text in both languages of the report. */
public record Phrase(String chinese, String english) {

    /** A text that stands in both, such as a name. */
    public static Phrase same(String text) {
        return new Phrase(text, text);
    }

    String in(Language language) {
        return language.of(chinese, english);
    }
}
