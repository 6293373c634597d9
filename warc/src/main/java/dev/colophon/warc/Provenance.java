package dev.colophon.warc;

import java.util.Optional;

/**
 * Why a URL was asked for.
 *
 * @param source the place being watched, by its name or id
 * @param page where the URL was found
 * @param askedBy the person or body for whom it was fetched
 */
public record Provenance(String source, Optional<String> page, Optional<String> askedBy) {}
