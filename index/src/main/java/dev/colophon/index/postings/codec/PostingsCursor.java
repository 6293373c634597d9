package dev.colophon.index.postings.codec;

import java.io.IOException;

/** Postings in order of term, then document. */
interface PostingsCursor {

    /** Goes to the next posting, at first to the first; false after the last. */
    boolean next() throws IOException;

    /** The term of the current posting, as an unsigned number. */
    long term();

    int document();
}
