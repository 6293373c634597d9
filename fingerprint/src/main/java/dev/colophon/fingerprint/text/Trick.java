package dev.colophon.fingerprint.text;

/** Manipulations of text that folding undoes, and that are evidence because plain copying does not produce them. */
public enum Trick {
    /** Zero-width and other invisible characters between letters. */
    ZERO_WIDTH,
    /** Letters of another script that look alike. */
    HOMOGLYPH,
    /** Full-width forms of Latin letters and digits. */
    FULL_WIDTH,
    /** Traditional characters for simplified ones, or the other way round. */
    TRADITIONAL_SIMPLIFIED
}
