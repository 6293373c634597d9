package dev.colophon.service.catalogue;

import dev.colophon.registry.work.WorkSummary;

/**
 * A line of the list of works.
 *
 * @param contested how much of it is contested with works of other owners, and not settled
 */
public record ListedWork(WorkSummary summary, int contested) {}
