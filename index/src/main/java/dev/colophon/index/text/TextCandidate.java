package dev.colophon.index.text;

import dev.colophon.index.ReferenceId;
import java.util.BitSet;
import java.util.SortedMap;

/**
 * A reference whose blocks share grams with windows of a copy.
 *
 * @param windowsByBlock the numbers of these windows
 * @param score of all of them
 */
record TextCandidate(ReferenceId reference, SortedMap<Integer, BitSet> windowsByBlock, double score) {}
