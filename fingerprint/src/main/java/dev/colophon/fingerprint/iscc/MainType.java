package dev.colophon.fingerprint.iscc;

/** What a code is made of. The order is that of the standard. */
public enum MainType {
    META,
    SEMANTIC,
    CONTENT,
    DATA,
    INSTANCE,
    /** Several of the others. */
    ISCC
}
