package dev.colophon.fingerprint;

/** The kinds of content that can be compared. A work has one; a film file yields two fingerprints, picture and sound. */
public enum Medium {
    AUDIO,
    VIDEO,
    IMAGE,
    TEXT
}
