package dev.colophon.evidence.verify.read;

import dev.colophon.evidence.messages.Message;

/**
 * Something that is not as it must be.
 *
 * @param check the id of the check that fails for it
 * @param part the file, entry or record at fault
 * @param why one line for a person
 */
public record Fault(String check, String part, Message why) {}
