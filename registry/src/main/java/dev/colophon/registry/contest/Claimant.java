package dev.colophon.registry.contest;

import dev.colophon.index.ReferenceId;
import dev.colophon.registry.work.Party;

/**
 * A file that shares content with another owner's, and whose it is.
 *
 * @param work the id of its work
 */
public record Claimant(ReferenceId reference, String fileName, String work, String title, Party owner) {}
