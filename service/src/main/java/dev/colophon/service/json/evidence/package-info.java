/** JSON of evidence. */
@NullMarked
package dev.colophon.service.json.evidence;

import org.jspecify.annotations.NullMarked;
