package dev.colophon.index.transform;

/** A part of a reference and the part of the copy that shows it. */
public record Segment(Span inReference, Span inCopy) {}
