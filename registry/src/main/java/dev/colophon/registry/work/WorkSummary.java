package dev.colophon.registry.work;

import dev.colophon.registry.metadata.DescriptiveMetadata;

/**
 * A line of a list of works.
 *
 * @param references files registered for it
 * @param competing how many of them share content with another owner's
 * @param sightings copies that were seen, by place and content
 */
public record WorkSummary(Work work, int references, int competing, int sightings, DescriptiveMetadata metadata) {}
