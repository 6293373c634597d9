/**
 * The stage that all engines share: blocks of fixed-width terms in Lucene, and the stored fingerprints beside them.
 *
 * <p>{@code IndexFolder} opens, changes and commits a folder, {@code FingerprintStore} keeps fingerprints in it, {@code TermRetriever}
 * finds what shares terms with a query, {@code codec} says how terms lie on disk.
 *
 * <p>One Lucene document is one block of a reference; one more document per reference holds its fingerprint. Terms have
 * {@code DOCS} postings only, no norms, no positions: where a term stood comes from the stored fingerprint, in verification.
 * Document numbers are never identities, because merges move them.
 */
@NullMarked
package dev.colophon.index.postings;

import org.jspecify.annotations.NullMarked;
