package dev.colophon.registry.registration;

import java.util.Optional;

/**
 * The bytes that a file has, as a list says.
 *
 * @param sha256 in lower case
 * @param work the id of the work that it is a file of, where the list says that, too: two works may have a file of the same bytes
 */
public record StatedContent(String sha256, Optional<String> work) {}
