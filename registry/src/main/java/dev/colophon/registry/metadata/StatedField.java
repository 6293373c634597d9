package dev.colophon.registry.metadata;

import dev.colophon.store.Sanitiser;

/**
 * What somebody says of a work under a name; a work has one of each name.
 *
 * @param name such as {@link #CREATOR}, or as a list has it
 */
public record StatedField(String name, String content, StatedBy by) {

    public static final String CREATOR = "creator";
    public static final String COPYRIGHT = "copyright";
    public static final String DATE = "date";

    public static final int LONGEST_NAME = 100;
    public static final int LONGEST_CONTENT = 4_000;

    private static final String CUT = "…";

    /** What is too long is cut, and ends with … then. */
    public StatedField {
        name = fitting(name, LONGEST_NAME);
        content = fitting(content, LONGEST_CONTENT);
    }

    /** A name as it is kept. */
    public static String name(String given) {
        return fitting(given, LONGEST_NAME);
    }

    private static String fitting(String text, int longest) {
        String clean = Sanitiser.clean(text.strip());
        return clean.length() <= longest ? clean : Sanitiser.fit(clean, longest - CUT.length()) + CUT;
    }
}
