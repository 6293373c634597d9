/** What programs ask to have done once, however often they send it. */
@NullMarked
package dev.colophon.service.idempotency;

import org.jspecify.annotations.NullMarked;
