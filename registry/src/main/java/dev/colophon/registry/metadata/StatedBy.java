package dev.colophon.registry.metadata;

/** Who said something of a work. */
public enum StatedBy {
    /** Whoever registered it. Wins over the file. */
    OWNER,
    /** Tags in the file. */
    FILE
}
