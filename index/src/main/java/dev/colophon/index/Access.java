package dev.colophon.index;

/** How an index folder is opened: any number of readers beside one writer. */
public enum Access {
    /** Searches the last commit; a missing folder is an empty index. */
    READ,
    /** Also changes it; the folder is made when missing. */
    WRITE
}
