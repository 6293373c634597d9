/** Taking evidence of what was found. */
@NullMarked
package dev.colophon.service.evidence;

import org.jspecify.annotations.NullMarked;
