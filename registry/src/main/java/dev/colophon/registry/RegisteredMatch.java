package dev.colophon.registry;

import dev.colophon.index.Match;

/** A match, and what it matches. */
public record RegisteredMatch(Registered registered, Match match) {}
