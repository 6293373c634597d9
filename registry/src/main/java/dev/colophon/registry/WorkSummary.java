package dev.colophon.registry;

/**
 * A line of a list of works.
 *
 * @param references files registered for it
 * @param competing how many of them share content with another rightsholder's
 * @param sightings places where copies were seen
 */
public record WorkSummary(Work work, int references, int competing, int sightings) {}
