package dev.colophon.registry.metadata;

import dev.colophon.registry.identifier.Identifier;

/** What somebody says a work is called in a registry elsewhere. */
public record StatedIdentifier(Identifier identifier, StatedBy by) {}
