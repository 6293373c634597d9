package dev.colophon.sightings;

/**
 * A page on which a medium stands.
 *
 * @param page its URL
 * @param element where on it, such as {@code img[srcset]}; may be empty
 */
public record Appearance(String page, String element) {}
