package dev.colophon.evidence.report;

/** A language of the report. */
public enum Language {
    CHINESE("zh-CN"),
    ENGLISH("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** As BCP 47 writes it. */
    String tag() {
        return tag;
    }

    Language other() {
        return this == CHINESE ? ENGLISH : CHINESE;
    }

    /** The one of two texts that is in this language. */
    String of(String chinese, String english) {
        return this == CHINESE ? chinese : english;
    }
}
