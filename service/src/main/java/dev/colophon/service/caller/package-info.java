/** Who asks a use case, what they are told meanwhile, and why it ended. */
@NullMarked
package dev.colophon.service.caller;

import org.jspecify.annotations.NullMarked;
