package dev.colophon.service.catalogue;

/**
 * What a list of works holds.
 *
 * @param files of them, a line for each
 * @param leftOut works without files
 */
public record ExportedWorks(int works, int files, int leftOut) {}
