/** What runs inside OpenSearch: a field of terms, and the retrieval of the index over the shards of a cluster. */
@NullMarked
package dev.colophon.scale.opensearch.plugin;

import org.jspecify.annotations.NullMarked;
