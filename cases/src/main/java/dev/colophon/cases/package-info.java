/** What is done about the copies that were found: evidence of them, and the log that vouches for it. */
@NullMarked
package dev.colophon.cases;

import org.jspecify.annotations.NullMarked;
