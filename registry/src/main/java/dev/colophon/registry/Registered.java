package dev.colophon.registry;

/** A reference and the work it belongs to: what a match's reference id stands for. */
public record Registered(Reference reference, Work work) {}
