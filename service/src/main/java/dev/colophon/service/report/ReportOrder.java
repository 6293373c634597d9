package dev.colophon.service.report;

import dev.colophon.evidence.messages.Language;
import dev.colophon.sightings.SightingQuery;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What report is wanted.
 *
 * @param folder a new one, an empty one, or one that holds an earlier report
 * @param query which sightings; its work may be an unambiguous start or end of an id
 * @param asked the same as it was written, for the first page; empty for all
 * @param originals where the registered files are, to be shown as they are
 */
public record ReportOrder(
        Path folder, SightingQuery query, String asked, Optional<Path> originals, Language language) {}
