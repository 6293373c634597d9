/** Licences: granting, listing and revoking them, and what they clear. */
@NullMarked
package dev.colophon.service.licence;

import org.jspecify.annotations.NullMarked;
