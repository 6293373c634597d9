/** Whom to write to about hosts, as JSON. */
@NullMarked
package dev.colophon.service.json.contact;

import org.jspecify.annotations.NullMarked;
