/**
 * The public record: every leaf of a transparency log, what the decisions, messages and looks among them were about, and the
 * statistics that follow. It is written by whoever acted, and recomputed here from the log by whoever doubts it.
 *
 * <pre>
 * record.jsonl     a line for each leaf, in the order of the log, as canonical JSON: leaf (its exact text), and of decisions and
 *                  notices salt (64 hexadecimal digits) and subject (its exact text)
 * statistics.json  the sums of the record: how often, and of how many copies, each counted once
 * statistics.csv   the same as a table
 * checkpoint       the checkpoint of the log over exactly these leaves
 * log.vkey         the key of the log
 * </pre>
 *
 * <p>The root over all leaves must be the one of the checkpoint, so that none can be changed, added or left out; each leaf of a decision
 * or a notice must come with the subject that it holds the hash of, so that none can be kept out of the statistics.
 */
@NullMarked
package dev.colophon.evidence.verify.record;

import org.jspecify.annotations.NullMarked;
