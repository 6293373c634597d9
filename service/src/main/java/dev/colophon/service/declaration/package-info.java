/** Works as signed declarations that others check without our software. */
@NullMarked
package dev.colophon.service.declaration;

import org.jspecify.annotations.NullMarked;
