package dev.colophon.evidence.verify.read;

import org.jspecify.annotations.Nullable;

/** A part of a bundle is not in its one right form. */
public final class Unreadable extends Exception {

    private final String part;

    /**
     * @param part the file or record at fault
     * @param why one line for a person
     */
    public Unreadable(String part, String why) {
        this(part, why, null);
    }

    /** With what the system or a library reported. */
    public Unreadable(String part, String why, @Nullable Throwable cause) {
        super(why, cause);
        this.part = part;
    }

    public String part() {
        return part;
    }

    public String why() {
        return String.valueOf(getMessage());
    }
}
