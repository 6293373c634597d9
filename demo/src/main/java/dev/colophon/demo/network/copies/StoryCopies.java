package dev.colophon.demo.network.copies;

import com.ibm.icu.text.Transliterator;

/** Altered copies of stories. */
public final class StoryCopies {

    /** Of chapters: enough to be a copy, not a quotation. */
    private static final int ENGLISH_CHAPTER = 1_800;

    private static final int CHINESE_CHAPTER = 700;

    /** Of quotations: below 2 % of the stories in English. */
    private static final int QUOTED = 170;

    private StoryCopies() {}

    /** The altered text. */
    public static String make(Alteration alteration, DemoWork story) {
        String chapter =
                part(NetworkWorks.text(story), NetworkWorks.isChinese(story) ? CHINESE_CHAPTER : ENGLISH_CHAPTER);
        return switch (alteration) {
            case CHAPTER -> chapter;
            case EDITED -> edited(chapter);
            case DISGUISED -> disguised(chapter);
            case TRADITIONAL ->
                Transliterator.getInstance("Simplified-Traditional").transliterate(chapter);
            case FULL_WIDTH -> Transliterator.getInstance("Halfwidth-Fullwidth").transliterate(chapter);
            default -> throw new IllegalArgumentException(alteration + " is not for texts");
        };
    }

    /** A passage short enough to be quoted. */
    public static String quotation(DemoWork story) {
        return part(NetworkWorks.text(story), QUOTED);
    }

    /** A stretch from the middle of a story, from the start of a sentence where there is one. */
    private static String part(String story, int length) {
        int start = story.length() / 3;
        int sentence = Math.max(story.indexOf(". ", start) + 2, story.indexOf('。', start) + 1);
        start = sentence > 2 ? sentence : start;
        return story.substring(start, Math.min(story.length(), start + length));
    }

    /** Without its every eighth sentence. */
    private static String edited(String text) {
        String[] sentences = text.split("(?<=[.。！？!?])", -1);
        StringBuilder edited = new StringBuilder();
        for (int i = 0; i < sentences.length; i++) {
            if (i % 8 != 7) {
                edited.append(sentences[i]);
            }
        }
        return edited.toString();
    }

    private static String disguised(String text) {
        StringBuilder disguised = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int lookAlike = i % 3 == 0 ? "aeopcxy".indexOf(c) : -1;
            disguised.append(lookAlike < 0 ? c : "аеорсху".charAt(lookAlike));
            if (i % 5 == 0) {
                disguised.append('\u200b');
            }
        }
        return disguised.toString();
    }
}
