package dev.colophon.service.json.evidence;

/**
 * A public key that was written; the schema is {@code key-file.schema.json}.
 *
 * @param file where
 * @param key as the file has it
 */
public record KeyFileView(String file, String key) {}
