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

    static final int LONGEST_NAME = 100;
    static final int LONGEST_CONTENT = 4000;

    /** What is too long is cut. */
    public StatedField {
        name = Sanitiser.fit(name.strip(), LONGEST_NAME);
        content = Sanitiser.fit(content.strip(), LONGEST_CONTENT);
    }
}
