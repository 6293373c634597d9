/** What is said of works beside title, owner and rights. */
@NullMarked
package dev.colophon.registry.metadata;

import org.jspecify.annotations.NullMarked;
