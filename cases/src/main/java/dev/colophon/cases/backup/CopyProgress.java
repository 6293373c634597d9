package dev.colophon.cases.backup;

/** Is told how far the copying of a home is. */
public interface CopyProgress {

    /** All is known that will be copied. */
    void begins(long bytes);

    /** So many bytes more were copied. */
    void advances(long bytes);
}
