package dev.colophon.service.comparison;

/** Which side of a match. */
public enum MatchSide {
    WORK,
    COPY
}
