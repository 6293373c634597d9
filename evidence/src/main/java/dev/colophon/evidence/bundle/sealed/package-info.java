/** A sealed bundle and what it is made in, and the later timestamps that are put beside it. */
@NullMarked
package dev.colophon.evidence.bundle.sealed;

import org.jspecify.annotations.NullMarked;
