package dev.colophon.fingerprint.iscc;

/** The kind of content, of codes that have one. The order is that of the standard. */
public enum SubType {
    /** Also of META, DATA and INSTANCE, which have no kind. */
    TEXT,
    IMAGE,
    AUDIO,
    VIDEO,
    MIXED,
    /** A composite of DATA and INSTANCE alone. */
    SUM,
    /** A composite without CONTENT and SEMANTIC. */
    NONE,
    /** A composite of DATA and INSTANCE with 128 bits each. */
    WIDE
}
