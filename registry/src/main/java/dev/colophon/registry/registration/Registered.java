package dev.colophon.registry.registration;

import dev.colophon.registry.work.Reference;
import dev.colophon.registry.work.Work;

/** A reference and the work it belongs to: what a match's reference id stands for. */
public record Registered(Reference reference, Work work) {}
