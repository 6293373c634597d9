/** What a report shows of the two sides of a match: small pictures, frames, sound as bars, marked text. */
@NullMarked
package dev.colophon.service.report.side;

import org.jspecify.annotations.NullMarked;
