package dev.colophon.benchmark.lawful;

import dev.colophon.fingerprint.Medium;
import dev.colophon.samples.text.Stories.Language;

/** How a lawful page uses a work. */
enum UseKind {
    QUOTED_IN_MARKS(Medium.TEXT, Language.ENGLISH),
    QUOTED_IN_MARKS_CHINESE(Medium.TEXT, Language.CHINESE),
    QUOTED_IN_A_BLOCK(Medium.TEXT, Language.ENGLISH),
    QUOTED_IN_A_BLOCK_CHINESE(Medium.TEXT, Language.CHINESE),
    REVIEW(Medium.TEXT, Language.ENGLISH),
    REVIEW_CHINESE(Medium.TEXT, Language.CHINESE),
    NEWS(Medium.TEXT, Language.ENGLISH),
    LECTURE(Medium.TEXT, Language.ENGLISH),
    LECTURE_CHINESE(Medium.TEXT, Language.CHINESE),
    PARODY(Medium.TEXT, Language.ENGLISH),
    /** The page says that its words are under a licence of Creative Commons. */
    CREATIVE_COMMONS(Medium.TEXT, Language.ENGLISH),
    /** The page names a licence by schema.org. */
    LICENCE_PAGE(Medium.TEXT, Language.ENGLISH),
    /** The owner granted a licence to the host. */
    LICENSED_HOST(Medium.TEXT, Language.ENGLISH),
    /** The owner gave the work to everybody. */
    PUBLIC_DOMAIN(Medium.TEXT, Language.CHINESE),
    PICTURE_IN_A_COLLAGE(Medium.IMAGE, Language.ENGLISH),
    PICTURE_IN_A_REVIEW(Medium.IMAGE, Language.ENGLISH),
    PICTURE_IN_A_LECTURE(Medium.IMAGE, Language.CHINESE),
    PICTURE_UNDER_CREATIVE_COMMONS(Medium.IMAGE, Language.ENGLISH),
    /** Some seconds in a talk. */
    SOUND_SAMPLE(Medium.AUDIO, Language.ENGLISH),
    SOUND_IN_A_REVIEW(Medium.AUDIO, Language.ENGLISH),
    /** The page shows a player of what stands on the owner's own host. */
    EMBEDDED_PLAYER(Medium.AUDIO, Language.ENGLISH);

    private final Medium medium;
    private final Language language;

    UseKind(Medium medium, Language language) {
        this.medium = medium;
        this.language = language;
    }

    Medium medium() {
        return medium;
    }

    Language language() {
        return language;
    }

    /** How many of a round of pairs are of this kind: texts are quick, and most of what is quoted. */
    int share() {
        return switch (medium) {
            case TEXT -> 3;
            case IMAGE -> 2;
            case AUDIO, VIDEO -> 1;
        };
    }

    /** How its work is registered: what the owner allows is known before. */
    SuiteOwner owner() {
        return switch (this) {
            case LICENSED_HOST -> SuiteOwner.LICENSOR;
            case PUBLIC_DOMAIN -> SuiteOwner.GIVER;
            case EMBEDDED_PLAYER -> SuiteOwner.HOST;
            default -> SuiteOwner.AUTHOR;
        };
    }
}
