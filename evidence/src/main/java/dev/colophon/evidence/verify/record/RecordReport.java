package dev.colophon.evidence.verify.record;

import dev.colophon.evidence.messages.Message;
import java.util.Optional;

/**
 * What verifying a public record came to.
 *
 * @param log its name; empty where even that could not be read
 * @param leaves how many were read
 * @param acts how many of them are decisions, messages and looks
 * @param sums how many published numbers were recomputed, each as acts and as copies
 * @param trusted whether the key of the log came from whoever asks, and not with the record
 * @param fault the first thing that does not hold; empty: every number follows from the log
 */
public record RecordReport(String log, long leaves, long acts, int sums, boolean trusted, Optional<Message> fault) {}
