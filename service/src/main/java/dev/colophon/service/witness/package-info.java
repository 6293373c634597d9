/** The services that cosign the log. */
@NullMarked
package dev.colophon.service.witness;

import org.jspecify.annotations.NullMarked;
