package dev.colophon.detect;

import dev.colophon.fingerprint.Fingerprint;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The content of one medium in a file.
 *
 * @param durationMillis of sound and film
 * @param partial present when only a part could be decoded: what was reached and why
 */
public record Part(Fingerprint fingerprint, OptionalLong durationMillis, Optional<String> partial) {}
