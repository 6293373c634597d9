/**
 * What is read and computed where an index lies: of one of its parts, a folder or a shard of a cluster, so that answers may be
 * sent and those of all parts merge to that of the whole.
 */
@NullMarked
package dev.colophon.index.postings.shard;

import org.jspecify.annotations.NullMarked;
