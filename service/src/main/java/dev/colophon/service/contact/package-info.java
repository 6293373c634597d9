/** Whom to write to about a host. */
@NullMarked
package dev.colophon.service.contact;

import org.jspecify.annotations.NullMarked;
