package dev.colophon.service.report;

import java.nio.file.Path;

/**
 * A report that was written.
 *
 * @param first its first page
 * @param pages all of its pages
 * @param notShown sightings of which one side or both cannot be shown
 * @param files all of them
 */
public record WrittenReport(
        Path folder, Path first, int sightings, int works, int pages, int notShown, int files, long bytes) {}
