/** An index in an OpenSearch cluster, as those see it who ask it. Nothing here needs OpenSearch's own classes. */
@NullMarked
package dev.colophon.scale.opensearch;

import org.jspecify.annotations.NullMarked;
