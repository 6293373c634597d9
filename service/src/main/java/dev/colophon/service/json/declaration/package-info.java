/** Declarations, as JSON. */
@NullMarked
package dev.colophon.service.json.declaration;

import org.jspecify.annotations.NullMarked;
