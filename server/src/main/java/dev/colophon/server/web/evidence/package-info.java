/** Evidence: what is kept, what the verifier finds, and proof that anybody hands over. */
@NullMarked
package dev.colophon.server.web.evidence;

import org.jspecify.annotations.NullMarked;
